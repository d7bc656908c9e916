using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>
/// Why each order was or was not sent: the whole reasoning of intents and denials, who outranked whom, what the venue
/// refused, who asked for a cancel.
/// </summary>
internal sealed class DecisionTable : IPortfolioTable
{
    private static readonly RowShape Decision = new("decisions", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        var made = change.Event switch
        {
            PortfolioEvent.OrderIntended e => OfOrder("intended", e.Intent.Spec, e.Intent.Why) with
            {
                Order = e.Intent.Id,
            },
            PortfolioEvent.OrderDenied e => OfOrder("denied", e.Spec, e.Why) with { Reason = e.Reason },
            PortfolioEvent.RuleOutranked e =>
                new Made("outranked", e.Symbol) { Rule = e.Rule, Reason = e.Reason },
            PortfolioEvent.CancelRequested e when change.Before.Orders.TryGetValue(e.Id, out var known) =>
                OfKnown("cancel_requested", known) with { Reason = new Refusal("cancel_requested", e.Reason) },
            PortfolioEvent.OrderReported { Report: VenueReport.Rejected r }
                when change.Before.Orders.TryGetValue(r.OrderId, out var known) =>
                OfKnown("rejected", known) with { Reason = r.Reason },
            _ => null,
        };
        if (made is not null)
        {
            Add(change, made, rows);
        }
    }

    private static Made OfOrder(string kind, OrderSpec spec, OrderWhy why) =>
        new(kind, spec.Symbol) { Spec = spec, Why = why, Side = spec.Side, Rule = why.Rule, Purpose = why.Purpose };

    private static Made OfKnown(string kind, PortfolioOrder known) => new(kind, known.Order.Spec.Symbol)
    {
        Order = known.Id,
        Side = known.Order.Spec.Side,
        Rule = known.Intent.Why.Rule,
        Purpose = known.Purpose,
    };

    private static void Add(PortfolioChange change, Made made, RowWriter rows) => rows.Add(
        Decision,
        ("id", change.Id),
        ("portfolio_id", change.Portfolio),
        ("kind", made.Kind),
        ("symbol", made.Symbol.Value),
        ("side", made.Side is { } side ? Word(side) : null),
        ("purpose", made.Purpose is { } purpose ? Word(purpose) : null),
        ("order_id", made.Order?.Value),
        ("rule_id", made.Rule?.Value),
        ("code", made.Reason?.Code),
        ("message", made.Reason?.Message),
        ("order_spec", made.Spec is null ? null : Json(made.Spec)),
        ("why", made.Why is null ? null : Json(made.Why)),
        ("at", change.Event.At),
        ("position", change.Offset));

    private sealed record Made(string Kind, Symbol Symbol)
    {
        public Side? Side { get; init; }

        public OrderPurpose? Purpose { get; init; }

        public ClientOrderId? Order { get; init; }

        public RuleId? Rule { get; init; }

        public Refusal? Reason { get; init; }

        public OrderSpec? Spec { get; init; }

        public OrderWhy? Why { get; init; }
    }
}
