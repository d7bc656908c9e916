using System.Collections.Frozen;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>A portfolio's rules as its records name them.</summary>
internal sealed class RuleBook
{
    private readonly FrozenDictionary<RuleId, DecisionRule> _byId;
    private readonly FrozenDictionary<string, DecisionRule> _byReason;

    public RuleBook(BacktestPortfolio portfolio)
    {
        var rules = portfolio.RulesAt(Timestamp.MinValue)
            .Select(r => new DecisionRule(r.Id, r.Version, r.Name, r.Type)).ToArray();
        _byId = rules.ToFrozenDictionary(r => r.Id);

        // What a rule brings about other than orders has its name in the reason.
        _byReason = rules.ToFrozenDictionary(r => $"rule {r.Name}");
        Rules = rules;
    }

    public IReadOnlyList<DecisionRule> Rules { get; }

    public DecisionRule? ById(RuleId? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    public DecisionRule? ByReason(string reason) => _byReason.GetValueOrDefault(reason);
}
