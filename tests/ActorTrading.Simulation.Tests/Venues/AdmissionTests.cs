using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class AdmissionTests
{
    private static readonly Instrument Strict = SpotInstrument with
    {
        Filters = new()
        {
            TickSize = 0.5m,
            MinPrice = 10m,
            MaxPrice = 1_000m,
            LotStep = 0.1m,
            MinQuantity = 0.2m,
            MaxQuantity = 50m,
            MarketMaxQuantity = 5m,
            MinNotional = 40m,
            MaxNotional = 4_000m,
            MaxOpenOrders = 2,
        },
    };

    private static readonly OrderSpec Good = Order(Buy, Limit, 1m, limit: 90);

    public static TheoryData<string, string, OrderSpec> Refused => new()
    {
        { "unknown_symbol", "o", Good with { Symbol = Symbol.Of("NO-WHERE") } },
        { "client_id_invalid", "white space", Good },
        { "client_id_invalid", "", Good },
        { "client_id_invalid", new string('x', 37), Good },
        { "order_terms_invalid", "o", Good with { LimitPrice = null } },
        { "order_terms_invalid", "o", Good with { Type = Market } },
        { "order_terms_invalid", "o", Good with { StopPrice = new(5m) } },
        { "order_terms_invalid", "o", Order(Buy, Stop) },
        { "order_terms_invalid", "o", Order(Sell, OrderType.TrailingStop) },
        { "order_terms_invalid", "o", Trail(Sell, new() { ActivatedDistance = new(0m, TrailUnit.Price) }) },
        { "order_terms_invalid", "o", Trail(Sell, new() { ActivatedDistance = new(1m, TrailUnit.Ratio) }) },
        { "order_terms_invalid", "o", Trail(Sell, new() { ActivatedDistance = new(10_000m, TrailUnit.BasisPoints) }) },
        { "order_terms_invalid", "o",
          Trail(Sell, new() { Distance = new(-1m, TrailUnit.Ticks), ActivatedDistance = new(1m, TrailUnit.Ticks) }) },
        { "order_terms_invalid", "o", Good with { PostOnly = true, TimeInForce = TimeInForce.Ioc } },
        { "order_terms_invalid", "o", Good with { TimeInForce = TimeInForce.Gtd } },
        { "order_terms_invalid", "o", Good with { TimeInForce = TimeInForce.Gtd, ExpiresAt = Start } },
        { "price_filter", "o", Good with { LimitPrice = new(90.25m) } },
        { "price_filter", "o", Good with { LimitPrice = new(9.5m) } },
        { "price_filter", "o", Good with { LimitPrice = new(1_000.5m) } },
        { "price_filter", "o", Order(Sell, Stop, stop: 90.1m) },
        { "price_filter", "o",
          Trail(Sell, new() { InitialStop = new(90.1m), ActivatedDistance = new(1m, TrailUnit.Price) }) },
        { "price_filter", "o",
          Trail(Sell, new() { Activation = new(-1m), ActivatedDistance = new(1m, TrailUnit.Price) }) },
        { "lot_size", "o", Good with { Quantity = new(1.05m) } },
        { "lot_size", "o", Good with { Quantity = new(0.1m) } },
        { "lot_size", "o", Good with { Quantity = new(50.1m) } },
        { "lot_size", "o", Order(Buy, Market, 5.1m) },
        { "notional", "o", Good with { Quantity = new(0.4m) } },
        { "notional", "o", Good with { Quantity = new(45m) } },
        { "notional", "o", Order(Buy, Market, 0.3m) },
        { "post_only_would_take", "o", Good with { LimitPrice = new(101m), PostOnly = true } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_rule_refuses_what_breaks_it(string code, string id, OrderSpec spec)
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { Instruments = [Strict] }).Quote(99, 101);

        lab.Submit(id, spec).Says($"{id} rejected {code}");
    }

    [Fact]
    public void What_breaks_no_rule_is_accepted()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { Instruments = [Strict] }).Quote(99, 101);

        lab.Submit("o-1.A:/_z", Good).Says("o-1.A:/_z accepted");
    }

    [Fact]
    public void Open_orders_are_bounded_by_the_instrument_and_by_the_venue()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { Instruments = [Strict] }).Quote(99, 101);
        lab.Submit("a", Good).Submit("b", Good).Submit("c", Good)
            .Says("a accepted", "b accepted", "c rejected max_open_orders");

        var small = new VenueLab(Options(VenueModel.Quote) with { OpenOrdersMax = 1 }).Quote(99, 101);
        small.Submit("a", Good).Submit("b", Good).Says("a accepted", "b rejected max_open_orders");
    }

    [Fact]
    public void An_id_is_used_once_or_once_at_a_time()
    {
        var lab = new VenueLab(Options(VenueModel.Quote)).Quote(99, 101).Submit("a", Good).Submit("a", Good)
            .Cancel("a").Submit("a", Good);
        lab.Says(
            "a accepted", "a rejected duplicate_client_id", "a canceled requested", "a rejected duplicate_client_id");

        var binance = new VenueLab(Options(VenueModel.Quote) with { IdsUniqueOnlyWhileOpen = true }).Quote(99, 101);
        binance.Submit("a", Good).Submit("a", Good).Cancel("a").Submit("a", Good);
        binance.Says("a accepted", "a rejected duplicate_client_id", "a canceled requested", "a accepted");
    }

    [Fact]
    public void The_venue_forgets_the_oldest_finished_ids_beyond_its_bound()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { FinishedIdsMax = 1 }).Quote(99, 101);
        lab.Submit("a", Good).Cancel("a").Submit("b", Good).Cancel("b").Said();

        lab.Submit("b", Good).Submit("a", Good).Says("b rejected duplicate_client_id", "a accepted");
    }
}
