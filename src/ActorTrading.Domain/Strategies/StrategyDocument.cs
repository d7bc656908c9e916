using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Strategies;

/// <summary>
/// What a person writes down to have it traded: rules, what they trade and when, and the bounds they keep.
/// </summary>
public sealed record StrategyDocument
{
    public required ImmutableArray<RuleDefinition> Rules { get; init; }

    public required SessionConfig Session { get; init; }

    public TradingPolicy Policy { get; init; } = TradingPolicy.Default;

    /// <summary>Empty for one portfolio that trades by all rules.</summary>
    public ImmutableArray<StrategyPortfolio> Portfolios { get; init; } = [];
}
