using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>
/// Whether the order's numbers and those it is judged by make sense at all (zero, negative, wrong unit, wrong market).
/// </summary>
internal sealed class ErroneousOrderCheck() : RiskCheck(RiskCodes.ErroneousOrder, CheckScope.Everything)
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(RiskRequest request) =>
        Context(request) ?? Numbers(request.Order) ?? Worth(request) ?? Expiry(request);

    protected override RiskVerdict Check(OrderInContext order) => Pass("The order makes sense.");

    private static string? Context(RiskRequest request)
    {
        var (order, market) = (request.Order, request.Market);
        if (market.Instrument.Symbol != order.Symbol)
        {
            return $"The order is for {order.Symbol} but was given the market of {market.Instrument.Symbol}.";
        }

        if (market.Price is { } price && !SaneNumber.IsPositive(price.Value))
        {
            return $"The reference price {price} of {order.Symbol} is not a price.";
        }

        if (!SaneNumber.IsRate(market.QuoteToBaseRate))
        {
            return $"The rate {market.QuoteToBaseRate} from {market.Instrument.Quote} is not an exchange rate.";
        }

        if (request.TakerFeeRate is < 0m or >= 1m)
        {
            return $"A fee of {request.TakerFeeRate} of the notional makes no sense.";
        }

        return request.Leverage is >= 1m and <= SaneNumber.Max
            ? null
            : $"A leverage of {request.Leverage} makes no sense; it starts at one.";
    }

    private static string? Numbers(OrderSpec order)
    {
        if (!SaneNumber.IsPositive(order.Quantity.Value))
        {
            return $"A quantity of {order.Quantity} {order.Symbol} makes no sense.";
        }

        foreach (var price in new[] { order.LimitPrice, order.StopPrice })
        {
            if (price is { } value && !SaneNumber.IsPositive(value.Value))
            {
                return $"A price of {value} for {order.Symbol} makes no sense.";
            }
        }

        return null;
    }

    /// <summary>In floating point, since a product of wrong numbers may be beyond any decimal.</summary>
    private static string? Worth(RiskRequest request)
    {
        var (order, market) = (request.Order, request.Market);
        var ownPrice = Math.Max(order.LimitPrice?.Value ?? 0m, order.StopPrice?.Value ?? 0m);
        var highest = (double)Math.Max(ownPrice, market.Price?.Value ?? 0m);
        var worth = highest * (double)order.Quantity.Value
            * (double)market.Instrument.ContractMultiplier * (double)market.QuoteToBaseRate;
        return worth > (double)SaneNumber.Max
            ? $"An order worth {worth:0} makes no sense; look for a wrong unit."
            : null;
    }

    private static string? Expiry(RiskRequest request) => request.Order.ExpiresAt <= request.Now
        ? $"The order would expire at {request.Order.ExpiresAt}; it is {request.Now}."
        : null;
}
