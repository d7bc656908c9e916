using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Engine.Tests.Streams;

public sealed class MarketPipelineTests
{
    private static readonly Condition PriceAbove = PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 100);

    private static readonly Condition CrossesAbove =
        PipelineLab.Compare("price", ComparisonOperator.CrossesAbove, 100);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void A_tick_that_changes_no_verdict_allocates_nothing(int portfolios)
    {
        var lab = new PipelineLab();
        for (var i = 0; i < portfolios; i++)
        {
            var rule = new Condition.All(
            [
                PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 200 + i),
                PipelineLab.Compare("position_pnl_percentage", ComparisonOperator.LessThan, -50),
            ]);
            lab.Bind($"p{i}", rule, PipelineLab.Standing(PipelineLab.Held(i % 2 == 0 ? Side.Buy : Side.Sell)));
        }

        // Both ends of the path are seen first, or the best prices would move.
        Swing(lab);
        lab.Looks.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Swing(lab);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(lab.Looks);
    }

    [Fact]
    public void Best_prices_are_those_of_the_bars_since_the_position_was_opened() =>
        Prop.ForAll(
            Gen.Choose(-20, 20).Two().ListOf(40).ToArbitrary(),
            Gen.Choose(0, 39).ToArbitrary(),
            Gen.Elements(Side.Buy, Side.Sell).ToArbitrary(),
            (path, opensAt, side) =>
            {
                var lab = new PipelineLab();

                // Somebody else follows the same highs and lows all along.
                lab.Bind("other", PriceAbove, PipelineLab.Standing(PipelineLab.Held(side)));
                lab.Bind("p", PriceAbove);
                decimal? best = null;
                for (var i = 0; i < path.Count; i++)
                {
                    if (i == opensAt)
                    {
                        best = 100m;
                        lab.Pipeline.Observe(new("p"), PipelineLab.Standing(PipelineLab.Held(side)));
                    }

                    var high = 100m + Math.Max(path[i].Item1, path[i].Item2);
                    var low = 100m + Math.Min(path[i].Item1, path[i].Item2);
                    lab.Bar(high, low);
                    best = side == Side.Buy ? Max(best, high) : -Max(-best, -low);
                    Assert.Equal(best, lab.Best("p"));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Best_prices_outlive_an_edit_of_the_rules_and_an_addition_to_the_position()
    {
        var lab = new PipelineLab();
        var held = PipelineLab.Held(Side.Buy);
        lab.Bind("p", PriceAbove, PipelineLab.Standing(held));
        lab.Bar(high: 120m, low: 100m);

        lab.Bind("p", PipelineLab.Compare("price", ComparisonOperator.LessThan, 5), PipelineLab.Standing(held));
        Assert.Equal(120m, lab.Best("p"));

        var larger = PipelineLab.Standing(held with { Entry = new(105m) }) with { LedgerVersion = 9 };
        lab.Pipeline.Observe(new("p"), larger);
        Assert.Equal(120m, lab.Best("p"));
    }

    [Fact]
    public void A_rule_is_looked_at_when_it_could_have_turned_and_not_with_every_tick()
    {
        var lab = new PipelineLab();
        lab.Bind("p", PriceAbove);
        foreach (var price in new[] { 98m, 99m, 99.5m, 101m, 102m, 103m, 100m, 101m })
        {
            lab.Trade(price);
        }

        Assert.Equal([4, 8], lab.Looks.Select(at => (int)((at - PipelineLab.Start).TotalMilliseconds / 100)));
    }

    [Fact]
    public void A_part_under_any_is_seen_to_turn_while_another_is_for_the_portfolio_to_judge()
    {
        var lab = new PipelineLab();
        lab.Bind("p", new Condition.Any(
            [PriceAbove, PipelineLab.Compare("open_positions", ComparisonOperator.GreaterThan, 3)]));
        lab.Trade(99m);
        lab.Looks.Clear();

        lab.Trade(99.5m);
        Assert.Empty(lab.Looks);
        lab.Trade(101m);
        Assert.Single(lab.Looks);
    }

    [Fact]
    public void A_rule_that_waits_to_enter_is_not_looked_at_while_a_position_is_open()
    {
        var lab = new PipelineLab();
        lab.Bind(
            "p",
            new Condition.All([CrossesAbove, PipelineLab.Compare("position_open", ComparisonOperator.Equals, 0)]),
            PipelineLab.Standing(PipelineLab.Held(Side.Buy)));
        Cross(lab);
        Assert.Empty(lab.Looks);

        lab.Pipeline.Observe(new("p"), PipelineLab.Standing() with { LedgerVersion = 9 });
        lab.Looks.Clear();
        Cross(lab);
        Assert.Single(lab.Looks);
    }

    [Fact]
    public void A_rule_that_waits_to_leave_is_not_looked_at_while_nothing_is_held_or_not_for_long_enough()
    {
        var lab = new PipelineLab();
        lab.Bind("p", new Condition.All(
            [CrossesAbove, PipelineLab.Compare("position_holding_minutes", ComparisonOperator.GreaterThan, 1)]));
        Cross(lab);
        lab.Pipeline.Observe(new("p"), PipelineLab.Standing(PipelineLab.Held(Side.Buy)) with { LedgerVersion = 9 });
        Cross(lab);
        Assert.Empty(lab.Looks);

        lab.Trade(99m, TimeSpan.FromMinutes(1));
        lab.Trade(101m);
        Assert.Single(lab.Looks);
    }

    [Fact]
    public void What_the_books_keep_from_being_looked_at_now_is_looked_at_when_its_time_comes()
    {
        var lab = new PipelineLab();
        lab.Bind(
            "p",
            new Condition.All(
                [PriceAbove, PipelineLab.Compare("position_holding_minutes", ComparisonOperator.GreaterOrEqual, 1)]),
            PipelineLab.Standing(PipelineLab.Held(Side.Buy)));
        lab.Trade(99m);
        lab.Trade(101m);
        Assert.Empty(lab.Looks);

        lab.Trade(101m, TimeSpan.FromMinutes(1));
        Assert.Single(lab.Looks);
    }

    [Fact]
    public void A_bar_that_makes_a_new_best_price_and_falls_back_has_the_distance_from_it_looked_at()
    {
        var lab = new PipelineLab();
        lab.Bind(
            "p",
            PipelineLab.Compare("position_distance_from_peak_percentage", ComparisonOperator.GreaterThan, 5),
            PipelineLab.Standing(PipelineLab.Held(Side.Buy)));
        lab.Trade(100m);
        lab.Looks.Clear();

        lab.Bar(high: 120m, low: 100m, close: 101m);

        Assert.Equal([lab.Now], lab.Looks);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void A_holding_time_is_looked_at_when_it_is_reached(double minutes)
    {
        var lab = new PipelineLab();
        lab.Bind(
            "p",
            PipelineLab.Compare("position_holding_minutes", ComparisonOperator.GreaterOrEqual, minutes),
            PipelineLab.Standing(PipelineLab.Held(Side.Buy)));
        lab.Trade(100m);
        lab.Looks.Clear();

        while (lab.Now < PipelineLab.Start + TimeSpan.FromMinutes(3))
        {
            lab.Trade(100m, TimeSpan.FromSeconds(1));
        }

        var reached = PipelineLab.Start + TimeSpan.FromMinutes(minutes);
        Assert.Contains(lab.Looks, at => at >= reached && at < reached + TimeSpan.FromSeconds(1));
        Assert.InRange(lab.Looks.Count, 1, 2);
    }

    [Fact]
    public void A_limit_is_watched_from_the_first_price_on_though_the_position_was_there_before()
    {
        var lab = new PipelineLab();
        var standing = PipelineLab.Standing(PipelineLab.Held(Side.Buy)) with { EquityLevels = [1_090m] };
        lab.Bind("p", PipelineLab.Compare("price", ComparisonOperator.LessThan, 1), standing);
        lab.Trade(100m);
        lab.Trade(100m);
        var before = lab.Marked;

        lab.Trade(99m);
        Assert.Equal(before, lab.Marked);
        lab.Trade(89m);
        Assert.Equal(before + 1, lab.Marked);
    }

    [Fact]
    public void The_end_of_a_cooldown_is_looked_at()
    {
        var lab = new PipelineLab();
        lab.Bind("p", PriceAbove, cooldown: TimeSpan.FromSeconds(90));
        lab.Trade(101m);
        var fired = lab.Now;
        lab.Pipeline.Observe(
            new("p"), PipelineLab.Standing() with { Armings = (_, _) => new RuleArming(IsSpent: true, fired) });

        for (var i = 0; i < 120; i++)
        {
            lab.Trade(101m, TimeSpan.FromSeconds(1));
        }

        Assert.Contains(lab.Looks, at => at >= fired + TimeSpan.FromSeconds(90));
        Assert.InRange(lab.Looks.Count, 2, 4);
    }

    private static decimal? Max(decimal? left, decimal right) => left is { } l ? Math.Max(l, right) : null;

    private static void Cross(PipelineLab lab)
    {
        lab.Trade(99m);
        lab.Trade(101m);
    }

    private static void Swing(PipelineLab lab)
    {
        for (var i = 0; i < 1_000; i++)
        {
            lab.Trade(100m + (((i % 20) - 10) * 0.01m), TimeSpan.FromMilliseconds(1));
        }
    }
}
