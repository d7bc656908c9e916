namespace ActorTrading.Storage.Journals.Writing;

/// <summary>How far a group came; decides what a failure means for it.</summary>
internal enum WritePhase
{
    /// <summary>Nothing is committed.</summary>
    Placing,

    /// <summary>The commit was asked for.</summary>
    Committing,

    /// <summary>All is durable; the high-watermark is not written.</summary>
    Marking,
}
