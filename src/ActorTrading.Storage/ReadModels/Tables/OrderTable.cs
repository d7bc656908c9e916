using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>One row for each order of a portfolio, and one for each thing that happened to it.</summary>
internal sealed class OrderTable : IPortfolioTable
{
    private static readonly RowShape NewOrder = new("orders", "id");
    private static readonly RowShape ChangedOrder = new("orders", "id");
    private static readonly RowShape History = new("order_history", "order_id", "sequence");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        switch (change.Event)
        {
            case PortfolioEvent.OrderIntended e:
                Add(change, e, rows);
                break;
            case PortfolioEvent.CancelRequested e when change.Before.Orders.TryGetValue(e.Id, out var known):
                Follow(change, known.Order.Apply(OrderEventKind.CancelRequested, e.At, e.Reason), e.Reason, rows);
                break;
            case PortfolioEvent.OrderReported e when change.Before.Orders.TryGetValue(e.Report.OrderId, out var known):
                Follow(change, known.Order.Apply(e.Report), NoteOf(e.Report), rows);
                break;
            case PortfolioEvent.OrderFilled e when change.Before.Orders.TryGetValue(e.Fill.OrderId, out var known):
                var report = new VenueReport.Filled(e.Fill) { OrderId = e.Fill.OrderId, At = e.Fill.At };
                Follow(change, known.Order.Apply(report), null, rows, executedAt: e.Fill);
                break;
            case PortfolioEvent.OrderFilled e:
                LateFills.Book(change, e.Fill, rows);
                break;
        }
    }

    /// <summary>Notes what happened to an order, as it then stood.</summary>
    public static void Note(PortfolioChange change, string order, (string Status, decimal Filled) now, RowWriter rows,
        string? note = null) =>
        rows.Add(
            History,
            ("order_id", order),
            ("sequence", change.Record.Sequence),
            ("portfolio_id", change.Portfolio),
            ("event", change.Event is PortfolioEvent.OrderReported e ? KindOf(e.Report) : Kind(change.Record)),
            ("status", now.Status),
            ("filled_quantity", now.Filled),
            ("note", note),
            ("at", change.Event.At));

    private static void Add(PortfolioChange change, PortfolioEvent.OrderIntended e, RowWriter rows)
    {
        var (spec, why) = (e.Intent.Spec, e.Intent.Why);
        rows.Put(
            NewOrder,
            ("id", e.Intent.Id.Value),
            ("portfolio_id", change.Portfolio),
            ("session_id", change.Before.Session.IsActive ? change.Before.Session.Id?.Value : null),
            ("symbol", spec.Symbol.Value),
            ("side", Word(spec.Side)),
            ("order_type", Word(spec.Type)),
            ("time_in_force", Word(spec.TimeInForce)),
            ("purpose", Word(why.Purpose)),
            ("quantity", spec.Quantity),
            ("limit_price", spec.LimitPrice),
            ("stop_price", spec.StopPrice),
            ("trigger_price", why.Reference),
            ("filled_quantity", 0m),
            ("filled_value", 0m),
            ("executed_price", null),
            ("fees", "{}"),
            ("status", Word(OrderStatus.Intended)),
            ("rule_id", why.Rule?.Value),
            ("rule_version", why.RuleVersion),
            ("rule_name", why.RuleName),
            ("recommendation_id", RecommendationTable.BehindOrder(spec.Symbol, why, rows)),
            ("requested_by", why.RequestedBy),
            ("venue_order_id", null),
            ("reason", why.RequestReason),
            ("created_at", e.At),
            ("executed_at", null),
            ("ended_at", null),
            ("updated_at", e.At),
            ("position", change.Offset));
        Note(change, e.Intent.Id.Value, (Word(OrderStatus.Intended), 0m), rows);
    }

    private static void Follow(
        PortfolioChange change, OrderChange applied, string? note, RowWriter rows, Fill? executedAt = null)
    {
        if (applied is not OrderChange.Applied { Order: var order })
        {
            return;
        }

        // Only fills have a time of execution; other news keeps the one that is there.
        var executed = executedAt?.At is { } at
            ? ColumnValue.TextOf(at)
            : rows.First("SELECT executed_at FROM orders WHERE id = ?1", 1, order.Id.Value)?[0];
        rows.Change(
            ChangedOrder,
            ("id", order.Id.Value),
            ("quantity", order.Spec.Quantity),
            ("filled_quantity", order.Filled),
            ("filled_value", order.FilledValue),
            ("executed_price", order.AveragePrice),
            ("fees", Json(order.Fees)),
            ("status", Word(order.Status)),
            ("venue_order_id", order.VenueId?.Value),
            ("reason", order.Reason),
            ("executed_at", executed),
            ("ended_at", order.EndedAt),
            ("updated_at", change.Event.At));
        Note(change, order.Id.Value, (Word(order.Status), order.Filled.Value), rows, note);
    }

    private static string Kind(Actors.Journals.JournalRecord record) =>
        record.Manifest.Name[(record.Manifest.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string KindOf(VenueReport report) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(report.GetType().Name);

    private static string? NoteOf(VenueReport report) => report switch
    {
        VenueReport.Rejected r => r.Reason.ToString(),
        VenueReport.CancelRejected r => r.Reason.ToString(),
        VenueReport.Unconfirmed r => r.Reason,
        VenueReport.NotFound r => r.Evidence,
        VenueReport.Canceled r => r.Reason,
        VenueReport.Expired r => r.Reason,
        VenueReport.Reduced r => $"Cut to {r.NewQuantity}.",
        _ => null,
    };
}
