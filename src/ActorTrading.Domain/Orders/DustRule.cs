using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// Dust is what a venue's filters do not let one sell: below the minimum quantity, notional or one lot.
/// </summary>
public static class DustRule
{
    public static bool IsDust(Quantity quantity, Price price, Instrument instrument)
    {
        var filters = instrument.Filters;
        var sellable = quantity.RoundDownTo(filters.LotStepFor(market: true));
        return sellable.IsZero
            || sellable.Value < filters.MinQuantityFor(market: true)
            || (filters.NotionalAppliesToMarket && instrument.Notional(price, sellable).Value < filters.MinNotional);
    }
}
