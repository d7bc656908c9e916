using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Backtests;

/// <summary>A portfolio of a back-test: what it starts with and by which rules it trades.</summary>
public sealed record BacktestPortfolio
{
    public required PortfolioId Id { get; init; }

    public required Amount Cash { get; init; }

    public required ImmutableArray<RuleDefinition> Rules { get; init; }

    public required SessionConfig Session { get; init; }

    public TradingPolicy Policy { get; init; } = TradingPolicy.Default;

    /// <summary>The rules as the portfolio's rule set holds them in this run.</summary>
    public ImmutableArray<Rule> RulesAt(Timestamp at) =>
        [.. Rules.Select((definition, index) => definition.ToRule(RuleIdAt(index), version: 1, at))];

    // A rule without an id of its own is named by its place, so that two runs name it alike.
    internal RuleId RuleIdAt(int index) => Rules[index].Id ?? new RuleId($"rule-{index + 1}");
}
