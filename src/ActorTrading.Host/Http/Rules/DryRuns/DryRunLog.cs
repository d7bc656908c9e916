using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>
/// Keeps the first firings of a run with what came of each, and the first orders. It has to hear of changes before the
/// recorder that tells it of decisions.
/// </summary>
internal sealed class DryRunLog(int shown) : IPortfolioWatchers, IRunLog
{
    private readonly List<Firing> _firings = [];
    private readonly List<OrderRow> _orders = [];

    /// <summary>Of each rule the one that decisions of it belong to; null for one that is not shown.</summary>
    private readonly Dictionary<RuleId, Firing?> _latest = [];

    public IReadOnlyList<DryRunFiring> Firings => [.. _firings.Select(f => f.Answer())];

    public IReadOnlyList<DryRunOrder> Orders => [.. _orders.Select(DryRunOrder.Of)];

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        foreach (var fired in events.OfType<PortfolioEvent.RuleFired>())
        {
            var firing = _firings.Count < shown ? new Firing(fired) : null;
            _latest[fired.Rule] = firing;
            if (firing is not null)
            {
                _firings.Add(firing);
            }
        }
    }

    public void Write(DecisionRecord decision)
    {
        if (decision.Rule is { } rule)
        {
            _latest.GetValueOrDefault(rule.Id)?.Decisions.Add(decision);
        }
    }

    public void Write(OrderRow order)
    {
        if (_orders.Count < shown)
        {
            _orders.Add(order);
        }
    }

    private sealed class Firing(PortfolioEvent.RuleFired fired)
    {
        public List<DecisionRecord> Decisions { get; } = [];

        public DryRunFiring Answer()
        {
            DryRunOutcome[] outcomes = [.. Decisions.Select(DryRunOutcome.Of)];
            DryRunCondition[] conditions =
            [
                .. (Decisions.Find(d => !d.Conditions.IsEmpty)?.Conditions ?? []).Select(DryRunCondition.Of),
            ];
            return new DryRunFiring
            {
                At = fired.At,
                RuleId = fired.Rule,
                Rule = fired.Name,
                Why = string.Join("; ", conditions.Select(c => c.ToString())),
                Result = outcomes.Length == 0 ? "none" : outcomes[0].Kind,
                Outcome = outcomes.Length == 0
                    ? "nothing was to be done"
                    : string.Join("; ", outcomes.Select(o => o.ToString())),
                Conditions = conditions,
                Outcomes = outcomes,
            };
        }
    }
}
