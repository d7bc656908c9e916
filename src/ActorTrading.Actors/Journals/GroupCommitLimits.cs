namespace ActorTrading.Actors.Journals;

/// <summary>Bounds of a <see cref="GroupCommitJournal"/>.</summary>
public sealed record GroupCommitLimits
{
    public static GroupCommitLimits Default { get; } = new();

    /// <summary>Batches in one write.</summary>
    public int GroupMax { get; init; } = 512;

    /// <summary>Batches that may wait; one more fails at once.</summary>
    public int WaitingMax { get; init; } = 65_536;
}
