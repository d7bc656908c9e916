using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Positions;

public sealed class ExitPlannerTests
{
    private static readonly ExitPlan Bracket = new() { StopLossPercentage = 5m, TakeProfitPercentage = 10m };

    private static readonly ExitPlan Roi = new()
    {
        RoiTable = [new(TimeSpan.Zero, 0.04m), new(TimeSpan.FromMinutes(20), 0.02m), new(TimeSpan.FromMinutes(40), 0m)],
    };

    private static readonly TrailDistance TwoPercent = new(0.02m, TrailUnit.Ratio);

    [Fact]
    public void A_stop_and_a_target_rest_as_one_group_for_the_whole_position()
    {
        var orders = Rest(Held(100.005m, 1.0005m, Bracket), Spot).Orders;

        Assert.Equal([ExitReason.StopLoss, ExitReason.TakeProfit], orders.Select(o => o.Reason));
        Assert.Equal([OrderType.Stop, OrderType.Limit], orders.Select(o => o.Spec.Type));
        Assert.Equal(new Price(95.01m), orders[0].Spec.StopPrice);
        Assert.Equal(new Price(110.01m), orders[1].Spec.LimitPrice);
        Assert.All(orders, o => Assert.Equal(
            (Side.Sell, new Quantity(1m), true, OcoGroup.ForExitsOf(new("o1"))),
            (o.Spec.Side, o.Spec.Quantity, o.Spec.ReduceOnly, o.Spec.OcoGroup!.Value)));
        Assert.All(orders, o => Assert.Empty(OrderSpecRules.Check(o.Spec, Spot, new Price(100m))));
    }

    [Fact]
    public void The_exits_of_a_short_are_the_mirror_image()
    {
        var orders = Rest(Held(100.2m, exits: Bracket, side: Side.Sell), Perpetual).Orders;

        Assert.Equal((Side.Buy, new Price(105m)), (orders[0].Spec.Side, orders[0].Spec.StopPrice!.Value));
        Assert.Equal(new Price(90m), orders[1].Spec.LimitPrice);
    }

    [Fact]
    public void A_single_exit_needs_no_group_and_no_plan_no_exit()
    {
        Assert.Null(Assert.Single(Rest(Held(exits: new() { StopLossPercentage = 5m }), Spot).Orders).Spec.OcoGroup);
        Assert.Empty(Rest(Held(), Spot).Orders);
        Assert.Null(Rest(Held(), Spot).NextChangeAt);
    }

    [Fact]
    public void What_the_venue_would_not_take_is_left_alone() =>
        Assert.Empty(Rest(Held(100m, 0.0019m, Bracket), Spot).Orders);

    // freqtrade: largest key not above the age, exit when the profit is strictly greater.
    [Theory]
    [InlineData(0, 104.01)]
    [InlineData(19, 104.01)]
    [InlineData(20, 102.01)]
    [InlineData(40, 100.01)]
    [InlineData(999, 100.01)]
    public void The_roi_step_of_the_age_rests_one_tick_beyond_its_ratio(int minute, double expected)
    {
        var order = Assert.Single(Rest(Held(exits: Roi), Spot, minute).Orders);

        Assert.Equal((ExitReason.Roi, new Price((decimal)expected)), (order.Reason, order.Spec.LimitPrice!.Value));
    }

    [Fact]
    public void The_plan_says_when_it_changes_next()
    {
        var timed = Roi with { TimeExit = TimeSpan.FromMinutes(30) };

        Assert.Equal(At(20), Rest(Held(exits: timed), Spot, 19).NextChangeAt);
        Assert.Equal(At(30), Rest(Held(exits: timed), Spot, 20).NextChangeAt);
        Assert.Null(Rest(Held(exits: Roi), Spot, 40).NextChangeAt);
        Assert.Equal(
            new ExitDecision.CloseNow(ExitReason.TimeExit), ExitPlanner.Plan(Held(exits: timed), Spot, At(30)));
    }

    [Fact]
    public void Minus_one_in_the_roi_table_closes_at_that_age_whatever_the_profit()
    {
        var plan = new ExitPlan { RoiTable = [new(TimeSpan.Zero, 10m), new(TimeSpan.FromMinutes(5), -1m)] };

        Assert.NotEmpty(Rest(Held(exits: plan), Spot, 4).Orders);
        Assert.Equal(new ExitDecision.CloseNow(ExitReason.Roi), ExitPlanner.Plan(Held(exits: plan), Spot, At(5)));
    }

    [Theory]
    [InlineData(1, ExitReason.TakeProfit, 101)]
    [InlineData(9, ExitReason.Roi, 104.01)]
    public void The_nearer_of_target_and_roi_rests(int percentage, ExitReason reason, double price)
    {
        var order = Assert.Single(Rest(Held(exits: Roi with { TakeProfitPercentage = percentage }), Spot).Orders);

        Assert.Equal((reason, new Price((decimal)price)), (order.Reason, order.Spec.LimitPrice!.Value));
    }

    [Fact]
    public void A_roi_table_is_read_as_published()
    {
        Assert.Null(RoiTable.RequiredRatio([new(TimeSpan.FromMinutes(5), 0.1m)], TimeSpan.FromMinutes(4)));
        Assert.False(RoiTable.IsReached(Roi.RoiTable, TimeSpan.Zero, 0.04m));
        Assert.True(RoiTable.IsReached(Roi.RoiTable, TimeSpan.Zero, 0.0401m));
        Assert.False(RoiTable.IsReached([], TimeSpan.Zero, 100m));
    }

    // The worked example of freqtrade's stop-loss page: stop 10 %, positive 2 %, offset 3 %, bought at 100.
    [Theory]
    [InlineData(false, 100, 90)]
    [InlineData(false, 102, 91.8)]
    [InlineData(false, 103.5, 101.43)]
    [InlineData(true, 102, 90)]
    [InlineData(true, 103.5, 101.43)]
    public void Freqtrade_settings_trail_as_its_documentation_works_them_out(
        bool onlyOffset, double best, double stop)
    {
        var plan = new FreqtradeStops
        {
            Stoploss = -0.10m,
            TrailingStop = true,
            TrailingStopPositive = 0.02m,
            TrailingStopPositiveOffset = 0.03m,
            TrailingOnlyOffsetIsReached = onlyOffset,
        }.ToExitPlan();
        var position = Held(exits: plan).Observe(new((decimal)best));

        var spec = Assert.Single(Rest(position, Spot).Orders).Spec;

        Assert.Equal(OrderType.TrailingStop, spec.Type);
        Assert.Equal(new Price((decimal)stop), spec.Trailing!.InitialStop);
        Assert.Equal(best >= 103 ? null : new Price(103m), spec.Trailing.Activation);
        Assert.Equal(stop == 90 ? ExitReason.StopLoss : ExitReason.TrailingStop, ExitPlanner.ReasonOfStop(position));
    }

    [Fact]
    public void Freqtrade_without_a_positive_trail_trails_by_the_stop_and_without_trailing_does_not()
    {
        var plain = new FreqtradeStops { Stoploss = -0.05m };

        Assert.Equal(new ExitPlan { StopLossPercentage = 5m }, plain.ToExitPlan());
        Assert.Equal(
            new TrailingExit(new(0.05m, TrailUnit.Ratio), 0m, new(0.05m, TrailUnit.Ratio)),
            (plain with { TrailingStop = true }).ToExitPlan().Trailing);
    }

    [Theory]
    [InlineData(TrailUnit.Ratio, 0.02, 107.8)]
    [InlineData(TrailUnit.BasisPoints, 150, 108.35)]
    [InlineData(TrailUnit.Price, 3.255, 106.75)]
    [InlineData(TrailUnit.Ticks, 25, 109.75)]
    public void A_trail_keeps_its_distance_in_its_unit(TrailUnit unit, double value, double stop)
    {
        var trailing = new TrailingStop { Activation = new Price(105m), ActivatedDistance = new((decimal)value, unit) };

        Assert.Null(TrailingStops.Level(trailing, Side.Sell, new(104.99m), 0.01m));
        Assert.Equal(new Price((decimal)stop), TrailingStops.Level(trailing, Side.Sell, new(110m), 0.01m));
    }

    [Fact]
    public void A_stop_never_loosens_whatever_is_traded_seen_or_planned() =>
        Prop.ForAll(StopMoves.ToArbitrary(), Gen.Elements(Side.Buy, Side.Sell).ToArbitrary(), (moves, side) =>
        {
            var market = side == Side.Buy ? Spot : Perpetual;
            var position = Held(exits: new() { StopLossPercentage = 50m }, side: side);
            var stop = ExitLevels.Of(position).Stop!.Value;
            foreach (var (price, plan, adds) in moves)
            {
                position = position.Observe(price);
                if (plan is not null)
                    position = position.WithExits(plan);
                if (adds)
                    position = PositionBooking.Apply(
                        position, market, new(side, new(1m), price, Usd(0m), Start), Context).After!;
                var next = ExitLevels.Of(position).Stop!.Value;
                Assert.True(side == Side.Buy ? next >= stop : next <= stop, $"from {stop} to {next}");
                stop = next;
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<(Price Price, ExitPlan? Plan, bool Adds)[]> StopMoves =>
        (from ticks in Gen.Choose(6_000, 14_000)
         from loss in Gen.Choose(1, 60)
         from offset in Gen.Choose(0, 10)
         from kind in Gen.Choose(0, 3)
         from adds in Gen.Elements(true, false)
         let plan = new ExitPlan { StopLossPercentage = loss }
         let trailing = plan with { Trailing = new(null, offset, TwoPercent) }
         select (new Price(ticks * 0.01m),
             kind switch { 0 => plan, 1 => trailing, 2 => ExitPlan.None, _ => null }, adds))
        .ListOf().Select(moves => moves.ToArray());

    private static ExitDecision.Rest Rest(Position position, Instrument instrument, int minute = 0) =>
        Assert.IsType<ExitDecision.Rest>(ExitPlanner.Plan(position, instrument, At(minute)));
}
