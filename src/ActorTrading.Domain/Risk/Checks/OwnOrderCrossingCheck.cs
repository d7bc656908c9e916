using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// An order that would trade against one of our own that rests in the book: a wash trade. A limit order is measured by
/// its limit, a market order by the reference price; orders that wait for a trigger neither rest nor trade yet. Orders
/// of which one cancels the other are left alone.
/// </summary>
internal sealed class OwnOrderCrossingCheck() : RiskCheck(RiskCodes.OwnOrderCrossing, CheckScope.EntriesAndExits)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var spec = order.Order;
        if (spec.IsConditional || Nearest(order) is not { } resting)
        {
            return Pass("No own order rests on the other side.");
        }

        if ((spec.LimitPrice ?? order.Request.Market.Price) is not { } price)
        {
            return Deny(
                $"Without a price of {spec.Symbol} it is not known whether our order at {resting} is hit.", resting);
        }

        return spec.Side.Sign() * (price.Value - resting) >= 0m
            ? Deny($"The order at {price} would trade against our own at {resting}; cancel that one first.", resting,
                price.Value)
            : Pass("No own order is crossed.", resting, price.Value);
    }

    /// <summary>The price of the own order that would be reached first.</summary>
    private static decimal? Nearest(OrderInContext order)
    {
        var prices = PendingOrders.On(order.Request.Portfolio, order.Order.Symbol, order.Order.Side.Opposite())
            .Where(o => o.Spec.Type == OrderType.Limit && !IsSameGroup(o.Spec, order.Order))
            .Select(o => o.Spec.LimitPrice?.Value);
        return order.Order.Side == Side.Buy ? prices.Min() : prices.Max();
    }

    private static bool IsSameGroup(OrderSpec left, OrderSpec right) =>
        left.OcoGroup is { } group && group == right.OcoGroup;
}
