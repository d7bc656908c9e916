namespace ActorTrading.Storage.ReadModels.Rebuilding;

/// <summary>A table of the live read models beside the same made anew.</summary>
public sealed record TableComparison
{
    /// <summary>Most keys of differing rows that are told.</summary>
    public const int KeysMax = 20;

    public required string Table { get; init; }

    public required long LiveRows { get; init; }

    public required long RebuiltRows { get; init; }

    /// <summary>SHA-256 over all rows in the order of their keys, in hexadecimal.</summary>
    public required string LiveHash { get; init; }

    public required string RebuiltHash { get; init; }

    /// <summary>Keys of rows that are in one and not, or not so, in the other; the first of them.</summary>
    public required IReadOnlyList<string> DifferingKeys { get; init; }

    public bool IsEqual => LiveHash == RebuiltHash && DifferingKeys.Count == 0;
}
