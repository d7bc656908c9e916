using System.Collections.Immutable;

namespace ActorTrading.Engine.Ports;

/// <summary>All of a venue's books. States are the texts that were saved.</summary>
public sealed record VenueLedgerContents
{
    public static VenueLedgerContents Empty { get; } = new();

    /// <summary>Null in books into which nothing was ever saved.</summary>
    public string? Venue { get; init; }

    public ImmutableArray<string> Markets { get; init; } = [];

    public ImmutableArray<string> Accounts { get; init; } = [];

    public ImmutableArray<string> OpenOrders { get; init; } = [];

    public ImmutableArray<VenuePast> Past { get; init; } = [];

    /// <summary>Number of the newest report; zero while there is none.</summary>
    public long LastReport { get; init; }
}
