using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class OrderSpecRulesTests
{
    private static readonly Price Reference = new(100m);
    private static readonly TrailingStop Trail = new() { ActivatedDistance = new(0.02m, TrailUnit.Ratio) };
    private static readonly OrderSpec Good = Limit(Side.Buy, 1m, 100m);

    private static readonly Instrument Strict = Spot with
    {
        Filters = Spot.Filters with
        {
            MinPrice = 10m,
            MaxPrice = 1_000m,
            MaxQuantity = 50m,
            MarketLotStep = 0.01m,
            MarketMinQuantity = 0.05m,
            MarketMaxQuantity = 5m,
            MaxNotional = 4_000m,
        },
    };

    public static TheoryData<string, OrderSpec> Refused => new()
    {
        { "symbol_mismatch", Good with { Symbol = Symbol.Of("ETH-USD") } },
        { "quantity_not_positive", Good with { Quantity = Quantity.Zero } },
        { "limit_price_missing", Good with { LimitPrice = null } },
        { "limit_price_unexpected", Good with { Type = OrderType.Market } },
        { "stop_price_missing", Good with { Type = OrderType.StopLimit } },
        { "stop_price_unexpected", Good with { StopPrice = new Price(99m) } },
        { "trailing_missing", Market(1m) with { Type = OrderType.TrailingStop } },
        { "trailing_unexpected", Good with { Trailing = Trail } },
        { "expiry_missing", Good with { TimeInForce = TimeInForce.Gtd } },
        { "expiry_unexpected", Good with { ExpiresAt = At(1) } },
        { "post_only_needs_limit", Market(1m) with { PostOnly = true } },
        { "post_only_immediate", Good with { PostOnly = true, TimeInForce = TimeInForce.Ioc } },
        { "reduce_only_spot_buy", Good with { ReduceOnly = true } },
        { "trail_distance_invalid", Trailing(Trail with { ActivatedDistance = new(1m, TrailUnit.Ratio) }) },
        { "trail_distance_invalid", Trailing(Trail with { Distance = new(10_000m, TrailUnit.BasisPoints) }) },
        { "trail_distance_invalid", Trailing(Trail with { Distance = new(0m, TrailUnit.Ticks) }) },
        { "price_not_positive", Good with { LimitPrice = new Price(0m) } },
        { "price_not_on_tick", Good with { LimitPrice = new Price(100.001m) } },
        { "price_not_on_tick", Trailing(Trail with { InitialStop = new Price(99.999m) }) },
        { "price_below_minimum", Good with { LimitPrice = new Price(9.99m) } },
        { "price_above_maximum", Good with { LimitPrice = new Price(1_000.01m) } },
        { "quantity_not_on_lot", Good with { Quantity = new(1.0005m) } },
        { "quantity_not_on_lot", Market(0.055m) },
        { "quantity_below_minimum", Good with { Quantity = new(0.001m) } },
        { "quantity_below_minimum", Market(0.04m) },
        { "quantity_above_maximum", Good with { Quantity = new(50.001m) } },
        { "quantity_above_maximum", Market(5.01m) },
        { "notional_below_minimum", Good with { Quantity = new(0.049m) } },
        { "notional_above_maximum", Good with { Quantity = new(40.001m) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_stand_is_refused_with_its_code(string code, OrderSpec spec) =>
        Assert.Contains(code, Codes(spec, Strict, Reference));

    [Fact]
    public void What_can_stand_has_no_refusal()
    {
        Assert.Empty(Codes(Good, Strict, Reference));
        Assert.Empty(Codes(Market(1m), Strict, Reference));
        Assert.Empty(Codes(Trailing(Trail), Strict, Reference));
        Assert.Empty(Codes(
            Good with { PostOnly = true, TimeInForce = TimeInForce.Gtd, ExpiresAt = At(9) }, Strict, Reference));
        Assert.Empty(Codes(Good with { Type = OrderType.StopLimit, StopPrice = new Price(99m) }, Strict, Reference));
    }

    [Fact]
    public void An_order_that_nothing_can_value_is_refused_where_a_bound_needs_its_value()
    {
        Assert.Equal(["reference_price_missing"], Codes(Market(1m), Strict, null));
        Assert.Empty(Codes(
            Market(1m), Strict with { Filters = Strict.Filters with { NotionalAppliesToMarket = false } }, null));
        Assert.Empty(Codes(Good, Strict, null));
    }

    [Fact]
    public void A_contract_order_that_only_reduces_may_be_below_the_minimum_notional()
    {
        var market = Perpetual with { Filters = Perpetual.Filters with { MinNotional = 5m } };
        var small = Good with { Symbol = market.Symbol, Quantity = new(0.01m) };

        Assert.Equal(["notional_below_minimum"], Codes(small, market, null));
        Assert.Empty(Codes(small with { ReduceOnly = true }, market, null));
    }

    [Fact]
    public void All_reasons_are_told_at_once()
    {
        var spec = Good with { LimitPrice = new Price(5.005m), Quantity = new(0.0005m), TimeInForce = TimeInForce.Gtd };

        Assert.Equal(
            ["expiry_missing", "price_not_on_tick", "price_below_minimum", "quantity_not_on_lot",
                "quantity_below_minimum", "notional_below_minimum"],
            Codes(spec, Strict, Reference));
    }

    [Fact]
    public void Rounding_never_makes_an_order_worse_and_always_lands_on_the_grid() =>
        Prop.ForAll(RawOrders.ToArbitrary(), raw =>
        {
            var rounded = OrderRounding.ToFilters(raw, Spot);
            var (before, after) = (raw.LimitPrice!.Value, rounded.LimitPrice!.Value);

            Assert.True(raw.Side == Side.Buy ? after <= before : after >= before);
            Assert.True(Math.Abs(after.Value - before.Value) < Spot.Filters.TickSize);
            Assert.InRange(raw.Quantity.Value - rounded.Quantity.Value, 0m, Spot.Filters.LotStep - 0.000_01m);
            Assert.Equal(rounded, OrderRounding.ToFilters(rounded, Spot));
            Assert.DoesNotContain("price_not_on_tick", Codes(rounded, Spot, Reference));
            Assert.DoesNotContain("quantity_not_on_lot", Codes(rounded, Spot, Reference));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Side.Sell, 95.01)]
    [InlineData(Side.Buy, 95.00)]
    public void Stops_round_up_for_longs_and_down_for_shorts(Side side, double expected)
    {
        var spec = Trailing(Trail with { InitialStop = new Price(95.004m), Activation = new Price(95.004m) }) with
        {
            Side = side,
            StopPrice = new Price(95.004m),
        };

        var rounded = OrderRounding.ToFilters(spec, Spot);

        Assert.Equal(new Price((decimal)expected), rounded.StopPrice);
        Assert.Equal(new Price((decimal)expected), rounded.Trailing!.InitialStop);
        Assert.Equal(new Price((decimal)expected), rounded.Trailing.Activation);
    }

    [Fact]
    public void A_reservation_covers_notional_or_margin_and_the_fee()
    {
        var sell = Limit(Side.Sell, 2m, 100m);

        Assert.Equal(Usd(200.2m), OrderReservation.Required(Limit(Side.Buy, 2m, 100m), Spot, Reference, 0.001m, 1m));
        Assert.Equal(Usd(220.22m), OrderReservation.Required(Market(2m), Spot, new(110.11m), 0m, 1m));
        Assert.Equal(new Amount(2m, Btc), OrderReservation.Required(sell, Spot, Reference, 0.001m, 1m));
        Assert.Equal(Usd(40.2m), OrderReservation.Required(sell, Perpetual, Reference, 0.001m, 5m));
        Assert.Null(OrderReservation.Required(sell with { ReduceOnly = true }, Spot, Reference, 0.001m, 1m));
    }

    private static Gen<OrderSpec> RawOrders =>
        from side in Gen.Elements(Side.Buy, Side.Sell)
        from price in Gen.Choose(1, 100_000_000)
        from quantity in Gen.Choose(0, 100_000_000)
        select Limit(side, quantity * 0.000_01m, price * 0.000_1m);

    private static OrderSpec Market(decimal quantity) => Good with
    {
        Type = OrderType.Market,
        LimitPrice = null,
        Quantity = new(quantity),
    };

    private static OrderSpec Trailing(TrailingStop trailing) => Market(1m) with
    {
        Type = OrderType.TrailingStop,
        Side = Side.Sell,
        Trailing = trailing,
    };

    private static IEnumerable<string> Codes(OrderSpec spec, Instrument instrument, Price? reference) =>
        OrderSpecRules.Check(spec, instrument, reference).Select(r => r.Code);
}
