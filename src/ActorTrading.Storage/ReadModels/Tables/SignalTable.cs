using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>What rules called for: each firing, and what kept it from becoming an order.</summary>
internal sealed class SignalTable : IPortfolioTable
{
    private static readonly RowShape Signal = new("signals", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        switch (change.Event)
        {
            case PortfolioEvent.RuleFired e:
                Add(change, new("fired", e.Symbol, e.Rule, e.Version, e.Name), rows);
                break;
            case PortfolioEvent.RuleOutranked e:
                Add(
                    change,
                    new("outranked", e.Symbol, e.Rule, e.Version, e.Name) { Winner = e.Winner, Reason = e.Reason },
                    rows);
                break;
            case PortfolioEvent.OrderDenied { Why: { Rule: { } rule } why } e:
                Add(
                    change,
                    new("denied", e.Spec.Symbol, rule, why.RuleVersion, why.RuleName)
                    {
                        Side = e.Spec.Side,
                        Reason = e.Reason,
                    },
                    rows);
                break;
        }
    }

    private static void Add(PortfolioChange change, Called called, RowWriter rows) => rows.Add(
        Signal,
        ("id", change.Id),
        ("portfolio_id", change.Portfolio),
        ("symbol", called.Symbol.Value),
        ("kind", called.Kind),
        ("rule_id", called.Rule.Value),
        ("rule_version", called.Version),
        ("rule_name", called.Name),
        ("side", called.Side is { } side ? Word(side) : null),
        ("winner_rule_id", called.Winner?.Value),
        ("code", called.Reason?.Code),
        ("message", called.Reason?.Message),
        ("at", change.Event.At),
        ("position", change.Offset));

    private sealed record Called(string Kind, Symbol Symbol, RuleId Rule, int? Version, string? Name)
    {
        public Side? Side { get; init; }

        public RuleId? Winner { get; init; }

        public Refusal? Reason { get; init; }
    }
}
