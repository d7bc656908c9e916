using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Streams;

/// <summary>What the stream must know of a portfolio's books, handed over after each change.</summary>
public sealed record PortfolioStanding
{
    /// <summary>Equity that no price of a held symbol moves: cash, and margined positions at entry.</summary>
    public required decimal Constant { get; init; }

    public required decimal FreeCash { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DayStartEquity { get; init; }

    public required ImmutableArray<HeldPosition> Positions { get; init; }

    /// <summary>What counts in equity and belongs to no position.</summary>
    public ImmutableArray<LooseHolding> Loose { get; init; } = [];

    /// <summary>Levels of equity of whose passing the portfolio wants to be told: loss limits, a new peak.</summary>
    public ImmutableArray<decimal> EquityLevels { get; init; } = [];

    public required Func<RuleId, Symbol, RuleArming> Armings { get; init; }

    /// <summary>Rises with every change that can turn a rule's conditions on the portfolio or its positions.</summary>
    public required long LedgerVersion { get; init; }
}
