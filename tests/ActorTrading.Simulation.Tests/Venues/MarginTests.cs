using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>Figures worked out by hand. Cash is 100,000; maintenance margin is five per cent.</summary>
public sealed class MarginTests
{
    private static VenueLab Contracts(decimal leverage = 10m, decimal taker = 0m, decimal liquidationFee = 0m)
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with
        {
            Fees = new() { TakerRate = taker },
            Margin = new() { LiquidationFeeRate = liquidationFee },
        });
        lab.Venue.SetLeverage(Me, PerpetualSymbol, leverage);
        return lab.Quote(100, 100, 1_000_000, 1_000_000, Perpetual);
    }

    private static OrderSpec Contract(
        Side side, decimal quantity, OrderType type = Market, decimal? limit = null, decimal? stop = null) =>
        Order(side, type, quantity, limit, stop) with { Symbol = PerpetualSymbol };

    private static VenuePosition Position(VenueLab lab) => Assert.Single(lab.Venue.Positions(Me));

    private static void MovesTo(VenueLab lab, decimal price) =>
        lab.Quote(price, price, 1_000_000, 1_000_000, Perpetual);

    [Fact]
    public void Opening_locks_the_notional_over_the_leverage()
    {
        var lab = Contracts(taker: 0.001m).Submit("o", Contract(Buy, 50m));

        lab.Says("o accepted", "o buy 50 @ 100 taker fee 5 USD");
        Assert.Equal(new VenueBalance(Usd, 99_495m, 500m), lab.Balance(Usd));
        var position = Position(lab);
        Assert.Equal((50m, 100m, 500m), (position.SignedQuantity, position.EntryPrice.Value, position.Margin.Value));
    }

    [Fact]
    public void Closing_half_releases_half_and_books_the_profit()
    {
        var lab = Contracts().Submit("o", Contract(Buy, 50m));
        MovesTo(lab, 110m);

        lab.Submit("c", Contract(Sell, 25m) with { ReduceOnly = true });

        Assert.Equal(new VenueBalance(Usd, 100_000m - 250m + 250m, 250m), lab.Balance(Usd));
        Assert.Equal(25m, Position(lab).SignedQuantity);
    }

    [Fact]
    public void A_larger_order_turns_the_position()
    {
        var lab = Contracts().Submit("o", Contract(Buy, 10m));
        MovesTo(lab, 96m);

        lab.Submit("t", Contract(Sell, 15m));

        // Ten closed at a loss of 40; five short at 96 on a tenth.
        var position = Position(lab);
        Assert.Equal((-5m, 96m, 48m), (position.SignedQuantity, position.EntryPrice.Value, position.Margin.Value));
        Assert.Equal(new VenueBalance(Usd, 99_912m, 48m), lab.Balance(Usd));
    }

    [Fact]
    public void A_short_earns_when_the_price_falls()
    {
        var lab = Contracts().Submit("o", Contract(Sell, 10m));
        MovesTo(lab, 80m);

        lab.Submit("c", Contract(Buy, 10m));

        Assert.Empty(lab.Venue.Positions(Me));
        Assert.Equal(new VenueBalance(Usd, 100_200m, 0m), lab.Balance(Usd));
    }

    [Fact]
    public void Funding_is_paid_by_longs_and_received_by_shorts_on_the_mark()
    {
        var lab = Contracts().Submit("o", Contract(Buy, 50m)).Mark(104m);
        lab.Said();

        lab.Funding(0.0001m).Says("funding -0.52");
        lab.Funding(-0.0001m).Says("funding 0.52");

        var shorts = Contracts().Submit("o", Contract(Sell, 50m));
        shorts.Said();
        shorts.Funding(0.0001m).Says("funding 0.5");
    }

    [Fact]
    public void Funding_beyond_the_free_balance_eats_the_margin()
    {
        var lab = Contracts(leverage: 1m).Submit("o", Contract(Buy, 1_000m)).Funding(0.01m);

        Assert.Equal(new VenueBalance(Usd, 0m, 99_000m), lab.Balance(Usd));
        Assert.Equal(99_000m, Position(lab).Margin.Value);
    }

    [Fact]
    public void A_long_is_liquidated_where_the_margin_meets_the_maintenance()
    {
        var lab = Contracts(liquidationFee: 0.01m).Submit("o", Contract(Buy, 100m));
        lab.Said();

        // (10,000 - 1,000) / (100 * 0.95) = 94.7368..., up to the tick.
        Assert.Equal(94.74m, Position(lab).LiquidationPrice!.Value.Value);
        MovesTo(lab, 94.75m);
        lab.Says();
        MovesTo(lab, 94.74m);

        // 100 contracts at 94.74 are worth 9,474; one per cent of it is 94.74, which the margin left of 474 covers.
        lab.Says("liquidation-1 sell 100 @ 94.74 taker fee 94.74 USD");
        Assert.Empty(lab.Venue.Positions(Me));
        Assert.Equal(new VenueBalance(Usd, 100_000m - 526m - 94.74m, 0m), lab.Balance(Usd));
    }

    [Fact]
    public void A_short_is_liquidated_on_the_way_up()
    {
        var lab = Contracts().Submit("o", Contract(Sell, 100m));
        lab.Said();

        // (10,000 + 1,000) / (100 * 1.05) = 104.7619..., down to the tick.
        Assert.Equal(104.76m, Position(lab).LiquidationPrice!.Value.Value);
        MovesTo(lab, 104.8m);
        lab.Says("liquidation-1 buy 100 @ 104.8 taker");
    }

    [Fact]
    public void A_jump_beyond_bankruptcy_costs_the_margin_and_no_more()
    {
        var lab = Contracts(liquidationFee: 0.01m).Submit("o", Contract(Buy, 100m));
        lab.Said();

        MovesTo(lab, 50m);

        lab.Says("liquidation-1 sell 100 @ 90 taker");
        Assert.Equal(new VenueBalance(Usd, 99_000m, 0m), lab.Balance(Usd));
    }

    [Fact]
    public void Once_a_mark_is_known_only_the_mark_liquidates()
    {
        var lab = Contracts().Mark(100m).Submit("o", Contract(Buy, 100m));
        lab.Said();

        MovesTo(lab, 91m);
        lab.Says();
        lab.Mark(94m).Says("liquidation-1 sell 100 @ 94 taker");
    }

    [Fact]
    public void Inside_a_bar_a_stop_above_the_liquidation_price_comes_first()
    {
        var lab = new VenueLab();
        lab.Venue.SetLeverage(Me, PerpetualSymbol, 10m);
        lab.Bar(100, 100, 100, 100, market: Perpetual).Submit("o", Contract(Buy, 100m))
            .Bar(100, 100, 100, 100, market: Perpetual);
        lab.Submit("stop", Contract(Sell, 40m, Stop, stop: 96) with { ReduceOnly = true });
        lab.Submit("low", Contract(Sell, 40m, Stop, stop: 93) with { ReduceOnly = true }).Said();

        lab.Bar(100, 100, 90, 95, market: Perpetual).Says(
            "stop triggered 96", "stop sell 40 @ 96 taker", "liquidation-1 sell 60 @ 94.74 taker",
            "low canceled reduce_only");
    }

    [Fact]
    public void A_reduce_only_order_is_cut_to_the_position_and_refused_without_one()
    {
        var lab = Contracts().Submit("no", Contract(Sell, 1m) with { ReduceOnly = true });
        lab.Says("no rejected reduce_only_would_increase");

        lab.Submit("o", Contract(Buy, 10m)).Submit("same", Contract(Buy, 1m) with { ReduceOnly = true });
        lab.Submit("c", Contract(Sell, 25m) with { ReduceOnly = true });

        lab.Says(
            "o accepted", "o buy 10 @ 100 taker", "same rejected reduce_only_would_increase",
            "c accepted", "c reduced 10", "c sell 10 @ 100 taker");
    }

    [Fact]
    public void Reduce_only_orders_end_with_the_position()
    {
        var lab = Contracts().Submit("o", Contract(Buy, 10m))
            .Submit("p", Contract(Sell, 10m, Limit, 120m) with { ReduceOnly = true });
        lab.Said();

        lab.Submit("c", Contract(Sell, 10m)).Says("c accepted", "c sell 10 @ 100 taker", "p canceled reduce_only");
    }

    [Fact]
    public void An_order_beyond_the_margin_is_refused_and_one_that_closes_needs_none()
    {
        var lab = Contracts(leverage: 1m).Submit("big", Contract(Buy, 1_001m)).Submit("all", Contract(Buy, 1_000m));
        lab.Says("big rejected insufficient_balance", "all accepted", "all buy 1000 @ 100 taker");

        lab.Submit("close", Contract(Sell, 1_000m)).Says("close accepted", "close sell 1000 @ 100 taker");
    }

    [Fact]
    public void Leverage_beyond_the_instrument_is_a_defect_of_the_caller()
    {
        var lab = Contracts();

        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Venue.SetLeverage(Me, PerpetualSymbol, 21m));
        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Venue.SetLeverage(Me, PerpetualSymbol, 0.5m));
    }
}
