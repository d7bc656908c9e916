namespace ActorTrading.Engine.Projections;

/// <summary>How far a projection is behind the journal.</summary>
public sealed record ProjectionStatus
{
    public required string Name { get; init; }

    public required long Checkpoint { get; init; }

    /// <summary>Offset of the journal's last record.</summary>
    public required long Head { get; init; }

    /// <summary>
    /// Time from a record's decision until it was in the projection, for the last record applied; null before any.
    /// </summary>
    public required TimeSpan? Delay { get; init; }

    /// <summary>Failures since the last record that went in; 0 while all is well.</summary>
    public required int Failures { get; init; }

    public required string? LastFailure { get; init; }

    /// <summary>Records that the journal has and the projection has not.</summary>
    public long Lag => Math.Max(0, Head - Checkpoint);
}
