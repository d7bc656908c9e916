namespace ActorTrading.Engine.Halts;

/// <summary>Why a node halts itself.</summary>
public enum AutomaticCause
{
    /// <summary>It does not know yet which halts stand.</summary>
    Starting,

    /// <summary>Its journal does not take what it is given.</summary>
    JournalFailing,

    /// <summary>Its journal is an old one, and the venue has not confirmed all of its books.</summary>
    Restored,
}
