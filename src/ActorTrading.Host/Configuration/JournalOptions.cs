namespace ActorTrading.Host.Configuration;

/// <summary>How events are written and read back.</summary>
public sealed record JournalOptions
{
    /// <summary>Batches of events in one durable write.</summary>
    public int GroupMax { get; init; } = 512;

    /// <summary>Batches that may wait for the disk; one more is refused at once.</summary>
    public int WaitingMax { get; init; } = 65_536;

    /// <summary>Events of an entity between two snapshots; zero takes none.</summary>
    public int SnapshotEvery { get; init; } = 1_000;

    /// <summary>Whether every hash chain is checked from its first event at start, not only its tail.</summary>
    public bool VerifiesAtStart { get; init; }
}
