using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// The price at which an order is counted towards limits on value: never lower than it is likely to trade at.
/// </summary>
internal static class ExpectedPrice
{
    /// <summary>
    /// A buy with a limit at its limit; anything else at the highest of limit, stop and reference that is known, since
    /// a sell may trade better than its limit and a stop worse than its trigger. Null where nothing is known.
    /// </summary>
    public static decimal? Of(OrderSpec order, decimal? reference) =>
        order is { Side: Side.Buy, LimitPrice: { } limit }
            ? limit.Value
            : Highest(Highest(order.LimitPrice?.Value, order.StopPrice?.Value), reference);

    private static decimal? Highest(decimal? left, decimal? right) =>
        left is { } l && right is { } r ? Math.Max(l, r) : left ?? right;
}
