namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// The venue's bounds on an order's value in the quote currency. Without a price an exit is left to the venue to judge.
/// </summary>
internal sealed class NotionalFilterCheck() : RiskCheck(RiskCodes.NotionalFilter, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var filters = order.Instrument.Filters;
        var isFree = filters.MinNotional == 0m && filters.MaxNotional is null;
        if (isFree || (order.Order.IsMarket && !filters.NotionalAppliesToMarket))
        {
            return Pass("The venue bounds no value.");
        }

        var spec = order.Order;
        if ((spec.LimitPrice ?? spec.StopPrice ?? order.Request.Market.Price) is not { } price)
        {
            return order.Reduces ? Pass("Left to the venue, there being no price.") : Deny("There is no price to value the order at.");
        }

        var value = order.Instrument.Notional(price, spec.Quantity).Value;
        if (value < filters.MinNotional)
        {
            return Deny($"The order is worth {value}, below the venue's least of {filters.MinNotional}.", filters.MinNotional, value);
        }

        return value > filters.MaxNotional
            ? Deny($"The order is worth {value}, above the venue's most of {filters.MaxNotional}.", filters.MaxNotional, value)
            : Pass("The venue takes the value.", filters.MinNotional, value);
    }
}
