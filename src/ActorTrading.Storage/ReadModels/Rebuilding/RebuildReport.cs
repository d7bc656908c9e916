namespace ActorTrading.Storage.ReadModels.Rebuilding;

/// <summary>What came of making the read models anew.</summary>
public sealed record RebuildReport
{
    /// <summary>Offset of the last record that is in both.</summary>
    public required long Checkpoint { get; init; }

    public required IReadOnlyList<TableComparison> Tables { get; init; }

    /// <summary>Whether the fresh tables are in use now.</summary>
    public required bool Swapped { get; init; }

    public required TimeSpan Duration { get; init; }

    public bool IsEqual => Tables.All(t => t.IsEqual);
}
