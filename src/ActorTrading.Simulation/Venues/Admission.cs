using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues;

/// <summary>What the venue checks before it takes an order.</summary>
internal sealed class Admission(SimulatedVenueOptions options)
{
    /// <summary>Longest client order id, as at Binance.</summary>
    private const int ClientIdLengthMax = 36;

    private static readonly System.Buffers.SearchValues<char> ClientIdCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.:/_-");

    /// <summary>
    /// Why the order is refused; null to take it. Funds are checked by <see cref="OrderDesk.MissingFor"/>.
    /// </summary>
    public Refusal? Check(VenueAccount account, ClientOrderId id, OrderSpec spec, Market market, Timestamp now) =>
        CheckId(account, id)
        ?? CheckTerms(spec, now)
        ?? CheckFilters(spec, market)
        ?? CheckState(account, spec, market);

    public static Refusal? CheckReduceOnly(WorkingOrder order) =>
        order.Spec.ReduceOnly && Settlement.Closable(order) == 0m ? VenueRefusals.ReduceOnly(order.Spec.Symbol) : null;

    private static Refusal? CheckId(VenueAccount account, ClientOrderId id)
    {
        var isValid = id.Value is { Length: > 0 and <= ClientIdLengthMax }
            && !id.Value.AsSpan().ContainsAnyExcept(ClientIdCharacters);
        return !isValid ? VenueRefusals.ClientId(id, ClientIdLengthMax)
            : account.Knows(id) ? VenueRefusals.DuplicateId(id)
            : null;
    }

    private static Refusal? CheckTerms(OrderSpec spec, Timestamp now)
    {
        var wantsLimit = spec.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        var wantsStop = spec.IsConditional && spec.Type != OrderType.TrailingStop;
        var isImmediate = spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok;
        return spec switch
        {
            _ when wantsLimit != spec.LimitPrice.HasValue =>
                VenueRefusals.Terms($"A {spec.Type} order {Has(wantsLimit)} a limit price."),
            _ when wantsStop != spec.StopPrice.HasValue =>
                VenueRefusals.Terms($"A {spec.Type} order {Has(wantsStop)} a stop price."),
            { Type: OrderType.TrailingStop } when !IsTrail(spec.Trailing) =>
                VenueRefusals.Terms("A trailing stop has trail distances above zero, ratios below one."),
            { PostOnly: true } when spec.Type != OrderType.Limit || isImmediate =>
                VenueRefusals.Terms("Only a limit order that may rest can be post-only."),
            { TimeInForce: TimeInForce.Gtd } when !(spec.ExpiresAt > now) =>
                VenueRefusals.Terms($"A good-till-date order expires after {now}."),
            _ => null,
        };
    }

    private static string Has(bool wants) => wants ? "has" : "does not have";

    private static bool IsTrail(TrailingStop? trail) =>
        trail is not null && IsDistance(trail.ActivatedDistance)
        && (trail.Distance is not { } distance || IsDistance(distance));

    private static bool IsDistance(TrailDistance distance) => distance.Value > 0m
        && (distance.Unit != TrailUnit.Ratio || distance.Value < 1m)
        && (distance.Unit != TrailUnit.BasisPoints || distance.Value < 10_000m);

    private static Refusal? CheckFilters(OrderSpec spec, Market market)
    {
        var (filters, quantity, isMarket) = (market.Instrument.Filters, spec.Quantity.Value, spec.IsMarket);
        return CheckPrice("limit", spec.LimitPrice, filters)
            ?? CheckPrice("stop", spec.StopPrice, filters)
            ?? CheckPrice("initial stop", spec.Trailing?.InitialStop, filters)
            ?? CheckPrice("activation", spec.Trailing?.Activation, filters)
            ?? (IsLot(quantity, filters, isMarket) ? null : VenueRefusals.LotSize(quantity, filters, isMarket))
            ?? CheckNotional(spec, market);
    }

    private static Refusal? CheckPrice(string name, Price? price, VenueFilters filters)
    {
        var isGood = price is not { Value: var value }
            || (value > 0m && value >= filters.MinPrice && !(value > filters.MaxPrice)
                && Rounding.IsMultiple(value, filters.TickSize));
        return isGood ? null : VenueRefusals.PriceFilter(name, price!.Value.Value, filters);
    }

    private static bool IsLot(decimal quantity, VenueFilters filters, bool market) =>
        quantity > 0m && quantity >= filters.MinQuantityFor(market) && !(quantity > filters.MaxQuantityFor(market))
        && Rounding.IsMultiple(quantity, filters.LotStepFor(market));

    private static Refusal? CheckNotional(OrderSpec spec, Market market)
    {
        var filters = market.Instrument.Filters;
        var price = spec.LimitPrice ?? spec.StopPrice ?? (market.HasPrice ? new Price(market.Last) : null);
        if (price is not { } reference || (spec.LimitPrice is null && !filters.NotionalAppliesToMarket))
        {
            return null;
        }

        var notional = market.Instrument.Notional(reference, spec.Quantity).Value;
        return notional < filters.MinNotional || notional > filters.MaxNotional
            ? VenueRefusals.Notional(notional, filters)
            : null;
    }

    private Refusal? CheckState(VenueAccount account, OrderSpec spec, Market market)
    {
        var ordersMax = Math.Min(options.OpenOrdersMax, market.Instrument.Filters.MaxOpenOrders ?? int.MaxValue);
        if (account.Open.Count >= ordersMax)
        {
            return VenueRefusals.TooManyOrders(ordersMax);
        }

        if (spec.Type == OrderType.TrailingStop && !market.HasPrice)
        {
            return VenueRefusals.NoPrice(spec.Symbol);
        }

        return spec.PostOnly && Arrivals.WouldTake(market, spec.Side, spec.LimitPrice!.Value.Value)
            ? VenueRefusals.WouldTake(spec.LimitPrice.Value.Value, market.TouchOf(spec.Side))
            : null;
    }
}
