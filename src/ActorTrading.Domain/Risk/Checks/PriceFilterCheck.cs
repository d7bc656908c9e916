using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The venue's tick size and price bounds, for limit and stop prices.</summary>
internal sealed class PriceFilterCheck() : RiskCheck(RiskCodes.PriceFilter, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order) =>
        Check(order.Order.LimitPrice, order.Instrument.Filters)
        ?? Check(order.Order.StopPrice, order.Instrument.Filters)
        ?? Pass("The venue takes the price.");

    private RiskVerdict? Check(Price? price, VenueFilters filters)
    {
        if (price is not { Value: var value })
        {
            return null;
        }

        if (!Rounding.IsMultiple(value, filters.TickSize))
        {
            return Deny($"The price {value} is not a multiple of the tick {filters.TickSize}.", filters.TickSize, value);
        }

        if (value < filters.MinPrice)
        {
            return Deny($"The price {value} is below the venue's least of {filters.MinPrice}.", filters.MinPrice, value);
        }

        return value > filters.MaxPrice
            ? Deny($"The price {value} is above the venue's highest of {filters.MaxPrice}.", filters.MaxPrice, value)
            : null;
    }
}
