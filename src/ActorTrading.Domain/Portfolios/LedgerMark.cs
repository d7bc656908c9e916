using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Portfolios;

/// <summary>A ledger marked to market, in the portfolio's base currency.</summary>
public sealed record LedgerMark
{
    public required Amount Equity { get; init; }

    public required Amount FreeCash { get; init; }

    public required Amount ReservedCash { get; init; }

    /// <summary>Sum of the positions' notionals.</summary>
    public required Amount Exposure { get; init; }

    public required Amount UnrealisedProfit { get; init; }

    /// <summary>By symbol.</summary>
    public required ImmutableArray<PositionView> Positions { get; init; }

    /// <summary>Positions without a mark, counted at their cost.</summary>
    public required ImmutableArray<Symbol> Unmarked { get; init; }

    /// <summary>Assets without a rate to the base currency. They count for nothing.</summary>
    public required ImmutableArray<Currency> Unpriced { get; init; }

    /// <summary>Whether everything held could be valued; where not, equity is an estimate.</summary>
    public bool IsComplete => Unmarked.IsEmpty && Unpriced.IsEmpty;
}
