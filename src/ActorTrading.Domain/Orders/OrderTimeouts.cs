using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// Unfilled timeouts, with the semantics of freqtrade's <c>unfilledtimeout</c>: a working order older than its
/// timeout is cancelled. What has filled stays: of an entry it becomes the position, of an exit it shrinks it. An
/// entry whose filled part is below what the venue would let us sell again is left working, since cancelling it would
/// strand that part.
/// </summary>
/// <remarks>
/// Age counts from the intent. Unknown orders and orders whose cancel is under way are never due: the first are for
/// reconciliation to resolve, the second have been asked for. Conditional orders that have not triggered wait by
/// design.
/// </remarks>
public static class OrderTimeouts
{
    /// <summary>The reason on record where an order is cancelled because of its age.</summary>
    public const string CancelReason = "unfilled timeout";

    public static IEnumerable<ClientOrderId> Due(
        IEnumerable<Order> orders, Func<Symbol, Instrument> instrumentOf, Timestamp now) =>
        orders.Where(o => DueAt(o) <= now && !WouldStrand(o, instrumentOf(o.Spec.Symbol))).Select(o => o.Id);

    /// <summary>When this order's timeout passes; null where none runs.</summary>
    public static Timestamp? DueAt(Order order) =>
        order.UnfilledTimeout is { } timeout && Runs(order) ? order.IntendedAt + timeout : null;

    /// <summary>
    /// Whether an exit that has timed out so many times is to be replaced by a market order (freqtrade's
    /// <c>exit_timeout_count</c>; zero never escalates).
    /// </summary>
    public static bool Escalates(int timeouts, int exitTimeoutCount) =>
        exitTimeoutCount > 0 && timeouts >= exitTimeoutCount;

    private static bool Runs(Order order) =>
        order is { Status: OrderStatus.Accepted or OrderStatus.PartiallyFilled, CancelRequestedAt: null }
        && (!order.Spec.IsConditional || order.Triggered);

    private static bool WouldStrand(Order order, Instrument instrument) =>
        order is { Spec.ReduceOnly: false, Filled.IsZero: false, AveragePrice: { } price }
        && DustRule.IsDust(order.Filled, price, instrument);
}
