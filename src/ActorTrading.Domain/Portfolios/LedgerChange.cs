using System.Collections.Immutable;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The ledger after a fact, and what the fact did.</summary>
public sealed record LedgerChange
{
    public required Ledger Ledger { get; init; }

    public ImmutableArray<Posting> Postings { get; init; } = [];

    public PositionChange? Position { get; init; }

    public ClosedTrade? Closed { get; init; }

    public LedgerFlag Flags { get; init; }
}
