namespace ActorTrading.Engine.Halts;

/// <summary>Why a node halts itself.</summary>
public enum AutomaticCause
{
    /// <summary>It does not know yet which halts stand.</summary>
    Starting,

    /// <summary>Its journal does not take what it is given.</summary>
    JournalFailing,
}
