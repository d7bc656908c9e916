using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Simulation.Backtests;

/// <summary>A portfolio of a back-test: what it starts with and by which rules it trades.</summary>
public sealed record BacktestPortfolio
{
    public required PortfolioId Id { get; init; }

    public required Amount Cash { get; init; }

    public required ImmutableArray<RuleDefinition> Rules { get; init; }

    public required SessionConfig Session { get; init; }

    public TradingPolicy Policy { get; init; } = TradingPolicy.Default;
}
