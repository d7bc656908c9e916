using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class TrailingStopTests
{
    private static readonly TrailDistance TwoPercent = new(0.02m, TrailUnit.Ratio);

    private static VenueLab Quotes() => new VenueLab(Options(VenueModel.Quote)).Quote(100, 100);

    private static decimal? StopOf(VenueLab lab) => lab.Venue.OpenOrders(Me)[0].StopPrice?.Value;

    public static TheoryData<decimal, TrailUnit, decimal> Distances => new()
    {
        { 0.02m, TrailUnit.Ratio, 107.80m },
        { 150m, TrailUnit.BasisPoints, 108.35m },
        { 3m, TrailUnit.Price, 107m },
        { 250m, TrailUnit.Ticks, 107.50m },
    };

    [Theory]
    [MemberData(nameof(Distances))]
    public void Each_unit_stays_its_distance_behind_the_best_price(decimal value, TrailUnit unit, decimal stop)
    {
        var lab = Quotes().Submit("t", Trail(Sell, new() { ActivatedDistance = new(value, unit) }));

        lab.Quote(110, 110).Quote(109, 109);

        Assert.Equal(stop, StopOf(lab));
    }

    [Fact]
    public void The_stop_follows_up_never_down_and_fires_when_the_price_comes_back()
    {
        var lab = Quotes().Submit("t", Trail(Sell, new() { ActivatedDistance = TwoPercent }));
        lab.Said();
        Assert.Equal(98m, StopOf(lab));

        lab.Quote(99, 99).Quote(110, 110).Quote(108, 108).Says();
        Assert.Equal(107.8m, StopOf(lab));

        lab.Quote(107.5m, 108).Says("t triggered 107.8", "t sell 1 @ 107.5 taker");
    }

    [Fact]
    public void The_stop_of_a_short_follows_the_ask_down()
    {
        var lab = Quotes().Submit("t", Trail(Buy, new() { ActivatedDistance = TwoPercent }));
        lab.Said();

        lab.Quote(89, 90).Says();
        Assert.Equal(91.8m, StopOf(lab));
        lab.Quote(91, 92).Says("t triggered 91.8", "t buy 1 @ 92 taker");
    }

    [Fact]
    public void Price_style_has_no_stop_until_its_activation_price()
    {
        var lab = Quotes()
            .Submit("t", Trail(Sell, new() { Activation = new(105m), ActivatedDistance = new(1m, TrailUnit.Price) }));
        lab.Quote(50, 51).Quote(104, 104);
        lab.Says("t accepted");
        Assert.Null(StopOf(lab));

        lab.Quote(106, 106);
        Assert.Equal(105m, StopOf(lab));
        lab.Quote(105, 105).Says("t triggered 105", "t sell 1 @ 105 taker");
    }

    [Fact]
    public void Profit_style_holds_its_stop_trails_and_tightens_at_the_offset()
    {
        var lab = Quotes().Submit("t", Trail(Sell, new()
        {
            InitialStop = new(95m),
            Distance = new(6m, TrailUnit.Price),
            Activation = new(110m),
            ActivatedDistance = new(1m, TrailUnit.Price),
        }));
        Assert.Equal(95m, StopOf(lab));

        lab.Quote(100.5m, 101);
        Assert.Equal(95m, StopOf(lab));
        lab.Quote(103, 103);
        Assert.Equal(97m, StopOf(lab));
        lab.Quote(110, 110);
        Assert.Equal(109m, StopOf(lab));
    }

    [Fact]
    public void Activation_never_loosens_a_stop_that_was_tighter()
    {
        var lab = Quotes().Submit("t", Trail(Sell, new()
        {
            Distance = new(1m, TrailUnit.Price),
            Activation = new(105m),
            ActivatedDistance = new(4m, TrailUnit.Price),
        }));

        lab.Quote(104, 104).Quote(105, 105);

        // One behind 105 is what the first trail reaches there; four behind 105 would be 101.
        Assert.Equal(104m, StopOf(lab));
        lab.Quote(107, 107);
        Assert.Equal(104m, StopOf(lab));
        lab.Quote(109, 109);
        Assert.Equal(105m, StopOf(lab));
    }

    [Fact]
    public void A_stop_is_rounded_towards_the_market_but_not_onto_it()
    {
        var lab = Quotes().Submit("t", Trail(Sell, new() { ActivatedDistance = new(0.023456m, TrailUnit.Ratio) }));
        Assert.Equal(97.66m, StopOf(lab)); // 97.6544 up to the tick.

        var buy = Quotes().Submit("t", Trail(Buy, new() { ActivatedDistance = new(0.023456m, TrailUnit.Ratio) }));
        Assert.Equal(102.34m, StopOf(buy)); // 102.3456 down to the tick.

        var close = Quotes().Submit("t", Trail(Sell, new() { ActivatedDistance = new(0.001m, TrailUnit.Price) }));
        Assert.Equal(99.99m, StopOf(close));
    }

    [Fact]
    public void Inside_a_bar_the_stop_follows_the_path()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100)
            .Submit("t", Trail(Sell, new() { ActivatedDistance = new(5m, TrailUnit.Price) }));
        lab.Said();

        // Low 96 holds against the stop at 95; the high of 108 raises it to 103; the close at 102 falls through that.
        lab.Bar(100, 108, 96, 102).Says("t triggered 103", "t sell 1 @ 103 taker");
    }

    [Fact]
    public void A_bar_that_falls_first_meets_the_stop_as_it_was()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100)
            .Submit("t", Trail(Sell, new() { ActivatedDistance = new(5m, TrailUnit.Price) }));
        lab.Said();

        lab.Bar(100, 108, 94, 107).Says("t triggered 95", "t sell 1 @ 95 taker");
    }

    [Fact]
    public void Stops_of_one_distance_that_merge_still_fire_in_their_order_and_can_be_cancelled_alone()
    {
        var lab = Quotes();
        foreach (var id in new[] { "a", "b", "c" })
        {
            lab.Submit(id, Trail(Sell, new() { ActivatedDistance = new(5m, TrailUnit.Price) })).Quote(99, 99)
                .Quote(98, 98);
        }

        lab.Quote(110, 110).Cancel("b").Said();

        lab.Quote(104, 104).Says("a triggered 105", "a sell 1 @ 104 taker", "c triggered 105", "c sell 1 @ 104 taker");
        Assert.Empty(lab.Venue.OpenOrders(Me));
    }

    [Fact]
    public void A_trail_without_any_market_price_is_refused()
    {
        new VenueLab(Options(VenueModel.Quote)).Submit("t", Trail(Sell, new() { ActivatedDistance = TwoPercent }))
            .Says("t rejected no_market_price");
    }

    [Fact]
    public void Over_random_walks_the_stop_equals_a_plain_recomputation_and_never_loosens()
    {
        var seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();
        Prop.ForAll(seeds, seed => WalkAgrees((ulong)seed)).QuickCheckThrowOnFailure();
    }

    /// <summary>A walk on which stop and recomputation once differed: the distance is less than a tick.</summary>
    [Fact]
    public void A_distance_below_one_tick_keeps_the_stop_off_the_market() => Assert.True(WalkAgrees(480_900_550));

    private static bool WalkAgrees(ulong seed)
    {
        var random = new SeededRandom(seed);
        var side = random.Next(2) == 0 ? Sell : Buy;
        var sign = side == Sell ? 1m : -1m;
        var trail = RandomTrail(random, sign);
        var lab = Quotes().Submit("t", Trail(side, trail));
        var (price, best, stop) = (100m, 100m, NaiveStop(trail, side, 100m, 100m, null));
        for (var step = 0; step < 200; step++)
        {
            price = Math.Max(1m, price + ((random.Next(401) - 200) / 100m));
            lab.Quote(price, price);
            if (stop is { } level && sign * price <= sign * level)
            {
                return lab.Venue.OpenOrders(Me).Count == 0 && lab.Lines[^2] == $"t triggered {level:0.####}";
            }

            var bestBefore = best;
            best = sign * price > sign * best ? price : best;
            var next = NaiveStop(trail, side, bestBefore, best, stop);
            if (sign * next < sign * stop || (next is null && stop is not null) || StopOf(lab) != next)
            {
                return false;
            }

            stop = next;
        }

        return true;
    }

    private static TrailingStop RandomTrail(SeededRandom random, decimal sign) => new()
    {
        InitialStop = random.Next(2) == 0 ? null : new(100m - (sign * random.Next(1_000) / 100m) - (sign * 0.01m)),
        Distance = random.Next(2) == 0 ? null : new((1 + random.Next(500)) / 100m, TrailUnit.Price),
        Activation = random.Next(2) == 0 ? null : new(100m + (sign * random.Next(800) / 100m)),
        ActivatedDistance = new((1 + random.Next(400)) / 10_000m, TrailUnit.Ratio),
    };

    /// <summary>
    /// Straight from the definition, for one order alone; the best price is that since the order came.
    /// </summary>
    private static decimal? NaiveStop(TrailingStop trail, Side side, decimal bestBefore, decimal best, decimal? before)
    {
        bool IsActiveAt(decimal price) => trail.Activation is not { } activation
            || (side == Sell ? price >= activation.Value : price <= activation.Value);

        var levels = new List<decimal>();
        var isActive = IsActiveAt(best);
        if (before is { } old)
        {
            levels.Add(old);
        }

        if (trail.InitialStop is { } initial)
        {
            levels.Add(initial.Value);
        }

        // The first distance holds up to the price that activates the second.
        if (!IsActiveAt(bestBefore) && trail.Distance is { } distance)
        {
            levels.Add(Behind(side, best, distance.Value));
        }

        if (isActive)
        {
            levels.Add(Behind(side, best, best * trail.ActivatedDistance.Value));
        }

        return levels.Count == 0 ? null : side == Sell ? levels.Max() : levels.Min();
    }

    /// <summary>Up to the cent towards the best price, or away where that would be the best price itself.</summary>
    private static decimal Behind(Side side, decimal best, decimal distance)
    {
        var cents = (side == Sell ? best - distance : best + distance) * 100m;
        var (below, above) = (Math.Floor(cents) / 100m, Math.Ceiling(cents) / 100m);
        return side == Sell ? (above < best ? above : below) : (below > best ? below : above);
    }
}
