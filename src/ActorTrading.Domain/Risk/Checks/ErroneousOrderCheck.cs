using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Whether the order's numbers and those it is judged by make sense at all (zero, negative, wrong unit, wrong market).</summary>
internal sealed class ErroneousOrderCheck() : RiskCheck(RiskCodes.ErroneousOrder, CheckScope.Everything)
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(RiskRequest request) =>
        Context(request) ?? Numbers(request.Order) ?? Shape(request.Order) ?? Expiry(request);

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

        return order.Trailing is { } trailing && !SaneNumber.IsPositive(trailing.ActivatedDistance.Value)
            ? $"A trail of {trailing.ActivatedDistance.Value} makes no sense."
            : null;
    }

    private static string? Shape(OrderSpec order)
    {
        var needsLimit = order.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        if (needsLimit != order.LimitPrice is not null)
        {
            return needsLimit ? $"A {order.Type} order needs a limit price." : $"A {order.Type} order takes no limit price.";
        }

        var needsStop = order.IsConditional && order.Type != OrderType.TrailingStop;
        if (needsStop != order.StopPrice is not null)
        {
            return needsStop ? $"A {order.Type} order needs a stop price." : $"A {order.Type} order takes no stop price.";
        }

        return (order.Type == OrderType.TrailingStop) != order.Trailing is not null
            ? $"A trailing distance belongs to trailing stops and only to them, not to a {order.Type} order without or with one."
            : null;
    }

    private static string? Expiry(RiskRequest request)
    {
        var order = request.Order;
        if ((order.TimeInForce == TimeInForce.Gtd) != order.ExpiresAt is not null)
        {
            return "An expiry belongs to good-till-date orders and only to them.";
        }

        return order.ExpiresAt <= request.Now ? $"The order would expire at {order.ExpiresAt}; it is {request.Now}." : null;
    }
}
