using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The venue's lot and quantity bounds, those for market orders where the order is one.</summary>
internal sealed class QuantityFilterCheck() : RiskCheck(RiskCodes.QuantityFilter, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        var (filters, market, size) = (order.Instrument.Filters, order.Order.IsMarket, order.Order.Quantity.Value);
        var lot = filters.LotStepFor(market);
        if (!Rounding.IsMultiple(size, lot))
        {
            return Deny($"The quantity {size} is not a multiple of the lot {lot}.", lot, size);
        }

        var least = filters.MinQuantityFor(market);
        if (size < least)
        {
            return Deny($"The quantity {size} is below the venue's least of {least}.", least, size);
        }

        var most = filters.MaxQuantityFor(market);
        return size > most
            ? Deny($"The quantity {size} is above the venue's most of {most}.", most, size)
            : Pass("The venue takes the quantity.", most, size);
    }
}
