using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// What must hold of an order before any venue is asked: that it makes sense, and that the market's filters pass it.
/// </summary>
public static class OrderSpecRules
{
    /// <summary>All reasons why the order cannot stand; empty when it can.</summary>
    /// <param name="reference">
    /// The market's price, by which orders without a price of their own are valued. Where a notional bound needs it
    /// and it is missing, the order is refused.
    /// </param>
    public static ImmutableArray<Refusal> Check(OrderSpec spec, Instrument instrument, Price? reference) =>
        [.. Structure(spec, instrument), .. Prices(spec, instrument.Filters), .. Quantities(spec, instrument.Filters),
            .. Notional(spec, instrument, reference)];

    private static IEnumerable<Refusal> Structure(OrderSpec spec, Instrument instrument)
    {
        var isLimit = spec.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        var isTriggered = spec.IsConditional && spec.Type != OrderType.TrailingStop;
        var isTrailing = spec.Type == OrderType.TrailingStop;
        var isGtd = spec.TimeInForce == TimeInForce.Gtd;

        if (spec.Symbol != instrument.Symbol)
            yield return new("symbol_mismatch",
                $"The order is for {spec.Symbol}, the instrument is {instrument.Symbol}.");
        if (spec.Quantity.IsZero)
            yield return new("quantity_not_positive",
                "The quantity is zero; after rounding down to the lot nothing may be left.");
        if (Presence("limit_price", spec.LimitPrice is not null, isLimit, spec.Type) is { } limit)
            yield return limit;
        if (Presence("stop_price", spec.StopPrice is not null, isTriggered, spec.Type) is { } stop)
            yield return stop;
        if (Presence("trailing", spec.Trailing is not null, isTrailing, spec.Type) is { } trailing)
            yield return trailing;
        if (Presence("expiry", spec.ExpiresAt is not null, isGtd, spec.TimeInForce) is { } expiry)
            yield return expiry;
        if (spec.PostOnly && spec.Type != OrderType.Limit)
            yield return new("post_only_needs_limit", $"A {spec.Type} order cannot be post-only; use a limit order.");
        if (spec.PostOnly && spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
            yield return new("post_only_immediate",
                $"A post-only order cannot be {spec.TimeInForce}, which only takes; use Gtc or Gtd.");
        if (spec.ReduceOnly && spec.Side == Side.Buy && !instrument.IsMargined)
            yield return new("reduce_only_spot_buy",
                $"A buy of {spec.Symbol} cannot reduce: spot positions are never short.");
        if (spec.Trailing is { } t && !(IsDistance(t.ActivatedDistance) && (t.Distance is not { } d || IsDistance(d))))
            yield return new("trail_distance_invalid",
                "A trail distance is positive, and less than the whole price where it is a fraction of it.");
    }

    private static IEnumerable<Refusal> Prices(OrderSpec spec, VenueFilters filters) =>
        from named in new (string Name, Price? Price)[]
        {
            ("limit price", spec.LimitPrice), ("stop price", spec.StopPrice),
            ("initial stop", spec.Trailing?.InitialStop), ("activation price", spec.Trailing?.Activation),
        }
        where named.Price is not null
        from refusal in Price(named.Name, named.Price.GetValueOrDefault(), filters)
        select refusal;

    private static IEnumerable<Refusal> Price(string name, Price price, VenueFilters filters)
    {
        if (!price.IsPositive)
            yield return new("price_not_positive", $"The {name} {price} is not positive.");
        if (!Rounding.IsMultiple(price.Value, filters.TickSize))
            yield return new("price_not_on_tick",
                $"The {name} {price} is not a multiple of the tick {filters.TickSize}.");
        if (price.Value < filters.MinPrice)
            yield return new("price_below_minimum",
                $"The {name} {price} is below the venue's minimum {filters.MinPrice}.");
        if (price.Value > filters.MaxPrice)
            yield return new("price_above_maximum",
                $"The {name} {price} is above the venue's maximum {filters.MaxPrice}.");
    }

    private static IEnumerable<Refusal> Quantities(OrderSpec spec, VenueFilters filters)
    {
        var (quantity, market) = (spec.Quantity.Value, spec.IsMarket);
        if (!Rounding.IsMultiple(quantity, filters.LotStepFor(market)))
            yield return new("quantity_not_on_lot",
                $"The quantity {quantity} is not a multiple of the lot {filters.LotStepFor(market)}.");
        if (quantity < filters.MinQuantityFor(market))
            yield return new("quantity_below_minimum",
                $"The quantity {quantity} is below the venue's minimum {filters.MinQuantityFor(market)}.");
        if (quantity > filters.MaxQuantityFor(market))
            yield return new("quantity_above_maximum",
                $"The quantity {quantity} is above the venue's maximum {filters.MaxQuantityFor(market)}.");
    }

    /// <summary>
    /// A contract order that only reduces is exempt from the minimum, as at Binance futures: it must stay closable.
    /// </summary>
    private static IEnumerable<Refusal> Notional(OrderSpec spec, Instrument instrument, Price? reference)
    {
        var filters = instrument.Filters;
        var minimum = spec.ReduceOnly && instrument.IsMargined ? 0m : filters.MinNotional;
        if ((spec.IsMarket && !filters.NotionalAppliesToMarket) || (minimum == 0m && filters.MaxNotional is null))
            yield break;

        if ((spec.LimitPrice ?? spec.StopPrice ?? spec.Trailing?.InitialStop ?? reference) is not { } price)
        {
            yield return new("reference_price_missing",
                $"No price of {spec.Symbol} is known to value the order by; wait for market data.");
            yield break;
        }

        var notional = instrument.Notional(price, spec.Quantity);
        if (notional.Value < minimum)
            yield return new("notional_below_minimum",
                $"The order is worth {notional}, below the venue's minimum {minimum}.");
        if (notional.Value > filters.MaxNotional)
            yield return new("notional_above_maximum",
                $"The order is worth {notional}, above the venue's maximum {filters.MaxNotional}.");
    }

    private static Refusal? Presence<T>(string name, bool present, bool wanted, T by) where T : struct, Enum =>
        (present, wanted) switch
        {
            (false, true) => new($"{name}_missing", $"An order that is {by} needs a {name.Replace('_', ' ')}."),
            (true, false) =>
                new($"{name}_unexpected", $"An order that is {by} has no {name.Replace('_', ' ')}; leave it out."),
            _ => null,
        };

    private static bool IsDistance(TrailDistance distance) => distance.Value > 0m && distance.Unit switch
    {
        TrailUnit.Ratio => distance.Value < 1m,
        TrailUnit.BasisPoints => distance.Value < TrailingStops.BasisPointsPerWhole,
        _ => true,
    };
}
