using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>Counts what came of each rule; rules of one id, version and name count together over portfolios.</summary>
internal sealed class RuleTally
{
    private readonly Dictionary<DecisionRule, Counts> _rules = [];
    private readonly List<DecisionRule> _order = [];

    /// <summary>Rules that never fire are listed too.</summary>
    public RuleTally(IEnumerable<RuleBook> books)
    {
        foreach (var rule in books.SelectMany(b => b.Rules))
        {
            if (_rules.TryAdd(rule, new Counts()))
            {
                _order.Add(rule);
            }
        }
    }

    public void Count(RuleBook book, PortfolioEvent e)
    {
        switch (e)
        {
            case PortfolioEvent.RuleFired fired when Of(book, fired.Rule) is { } counts:
                counts.Fired++;
                break;
            case PortfolioEvent.RuleOutranked outranked when Of(book, outranked.Rule) is { } counts:
                counts.Outranked++;
                break;
            case PortfolioEvent.OrderIntended { Intent.Why: var why }
                when why.IsOfRule() && Of(book, why.Rule) is { } counts:
                counts.Orders++;
                break;
            case PortfolioEvent.OrderDenied { Why: var why } when why.IsOfRule() && Of(book, why.Rule) is { } counts:
                counts.Denied++;
                break;
        }
    }

    public ImmutableArray<RuleActivity> Read() => [.. _order.Select(rule => new RuleActivity
    {
        Rule = rule.Id,
        Version = rule.Version,
        Name = rule.Name,
        Type = rule.Type,
        Fired = _rules[rule].Fired,
        Orders = _rules[rule].Orders,
        Outranked = _rules[rule].Outranked,
        Denied = _rules[rule].Denied,
    })];

    private Counts? Of(RuleBook book, RuleId? id) => book.ById(id) is { } rule ? _rules[rule] : null;

    private sealed class Counts
    {
        public long Fired { get; set; }

        public long Orders { get; set; }

        public long Outranked { get; set; }

        public long Denied { get; set; }
    }
}
