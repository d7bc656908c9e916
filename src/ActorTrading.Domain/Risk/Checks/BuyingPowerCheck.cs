using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// Spot: cash for a buy with its fee, holdings for a sell. Margined: margin and fee for what the order opens; exits
/// need none.
/// </summary>
internal sealed class BuyingPowerCheck() : RiskCheck(RiskCodes.BuyingPower, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        if (!order.Instrument.IsMargined && order.Order.Side == Side.Sell)
        {
            return Holdings(order);
        }

        if (order.Reduces)
        {
            return Pass("An exit needs no cash.");
        }

        var free = order.Request.FreeQuote is { } quote
            ? quote.Value * order.Request.Market.QuoteToBaseRate
            : order.Request.Portfolio.FreeCash.Value;
        return AtMost(free, order.CashNeeded, "The cash needed, fees included,");
    }

    private RiskVerdict Holdings(OrderInContext order)
    {
        var held = order.Position is { Side: Side.Buy } position ? position.Quantity.Value : 0m;
        return AtMost(
            held, order.CommittedQuantity, $"What is to be sold of {order.Order.Symbol}, with all in flight,");
    }
}
