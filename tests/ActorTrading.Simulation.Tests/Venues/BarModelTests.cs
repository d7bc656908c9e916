using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class BarModelTests
{
    [Fact]
    public void A_market_order_fills_at_the_next_open_and_never_in_the_bar_that_triggered_it()
    {
        var lab = new VenueLab().Bar(100, 105, 95, 102).Submit("m", Order(Buy, Market));
        lab.Says("m accepted");

        lab.Bar(103, 110, 101, 109).Says("m buy 1 @ 103 taker");
    }

    public static TheoryData<string, Side, OrderType, decimal?, decimal?, string> OneBar => new()
    {
        // The bar opens at 100, goes to 90 and 110 and closes at 105.
        { "limit inside", Buy, Limit, 95m, null, "o buy 1 @ 95 maker" },
        { "limit at the low is not through", Buy, Limit, 90m, null, "" },
        { "limit below the low", Buy, Limit, 89m, null, "" },
        { "sell limit inside", Sell, Limit, 108m, null, "o sell 1 @ 108 maker" },
        { "sell limit at the high is not through", Sell, Limit, 110m, null, "" },
        { "sell stop inside", Sell, Stop, null, 95m, "o triggered 95|o sell 1 @ 95 taker" },
        { "sell stop at the low", Sell, Stop, null, 90m, "o triggered 90|o sell 1 @ 90 taker" },
        { "sell stop below the low", Sell, Stop, null, 89m, "" },
        { "buy stop inside", Buy, Stop, null, 108m, "o triggered 108|o buy 1 @ 108 taker" },
        { "buy stop at the high", Buy, Stop, null, 110m, "o triggered 110|o buy 1 @ 110 taker" },
        { "sell stop that the open has passed", Sell, Stop, null, 101m, "o triggered 101|o sell 1 @ 100 taker" },
        { "buy stop that the open has passed", Buy, Stop, null, 98m, "o triggered 98|o buy 1 @ 100 taker" },
        { "sell take-profit", Sell, TakeProfit, null, 107m, "o triggered 107|o sell 1 @ 107 taker" },
        { "buy take-profit", Buy, TakeProfit, null, 93m, "o triggered 93|o buy 1 @ 93 taker" },
        { "sell take-profit that the open has passed", Sell, TakeProfit, null, 99m,
          "o triggered 99|o sell 1 @ 100 taker" },
        { "sell stop-limit with room", Sell, StopLimit, 94m, 95m, "o triggered 95|o sell 1 @ 95 taker" },
        { "sell stop-limit that fills on the way back", Sell, StopLimit, 98m, 95m,
          "o triggered 95|o sell 1 @ 98 maker" },
        { "buy stop-limit with room", Buy, StopLimit, 109m, 108m, "o triggered 108|o buy 1 @ 108 taker" },
        { "sell take-profit-limit with room", Sell, TakeProfitLimit, 106m, 107m,
          "o triggered 107|o sell 1 @ 107 taker" },
        { "sell take-profit-limit beyond", Sell, TakeProfitLimit, 109m, 107m, "o triggered 107|o sell 1 @ 109 maker" },
        { "sell take-profit-limit at its trigger goes through", Sell, TakeProfitLimit, 107m, 107m,
          "o triggered 107|o sell 1 @ 107 maker" },
        { "buy take-profit-limit beyond the low", Buy, TakeProfitLimit, 80m, 93m, "o triggered 93" },
    };

    [Theory]
    [MemberData(nameof(OneBar))]
    public void One_bar_trades_each_kind_of_order_as_documented(
        string name, Side side, OrderType type, decimal? limit, decimal? stop, string expected)
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("o", Order(side, type, 1m, limit, stop));
        lab.Says("o accepted");

        lab.Bar(100, 110, 90, 105);

        Assert.Equal((name, expected), (name, string.Join('|', lab.Said())));
    }

    [Fact]
    public void A_limit_that_the_open_has_passed_fills_at_the_better_open()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("b", Order(Buy, Limit, limit: 98))
            .Submit("s", Order(Sell, Limit, limit: 110));
        lab.Said();

        lab.Bar(95, 99, 94, 96).Says("b buy 1 @ 95 maker");
        lab.Bar(120, 121, 119, 120).Says("s sell 1 @ 120 maker");
    }

    [Fact]
    public void A_stop_gaps_to_the_worse_open()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("s", Order(Sell, Stop, stop: 98))
            .Submit("b", Order(Buy, Stop, stop: 130));
        lab.Said();

        lab.Bar(90, 91, 89, 90).Says("s triggered 98", "s sell 1 @ 90 taker");
        lab.Bar(140, 141, 139, 140).Says("b triggered 130", "b buy 1 @ 140 taker");
    }

    [Fact]
    public void A_marketable_limit_takes_at_the_next_open_and_rests_when_the_open_is_beyond_it()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100);
        lab.Submit("takes", Order(Buy, Limit, limit: 101)).Submit("rests", Order(Buy, Limit, limit: 100.5m)).Said();

        lab.Bar(101, 102, 100.2m, 101).Says("takes buy 1 @ 101 taker", "rests buy 1 @ 100.5 maker");
    }

    [Theory]
    [InlineData(BarPath.Pessimistic, "stop", "exit")]
    [InlineData(BarPath.OpenLowHighClose, "stop", "entry")]
    [InlineData(BarPath.OpenHighLowClose, "profit", "exit")]
    [InlineData(BarPath.Adaptive, "stop", "entry")]
    public void Where_a_bar_reaches_both_exits_the_path_decides(BarPath path, string longExit, string shortExit)
    {
        var options = Options() with { Fills = new() { BarPath = path } };
        var lab = new VenueLab(options).Bar(100, 100, 100, 100);
        lab.Submit("stop", Order(Sell, Stop, stop: 95) with { OcoGroup = new("long") });
        lab.Submit("profit", Order(Sell, Limit, limit: 107) with { OcoGroup = new("long") });
        lab.Submit("exit", Order(Buy, Stop, stop: 107) with { OcoGroup = new("short") });
        lab.Submit("entry", Order(Buy, Limit, limit: 95) with { OcoGroup = new("short") }).Said();

        // Low 94 is six below the open, high 109 nine above: the adaptive path takes the low first.
        lab.Bar(100, 109, 94, 100);

        var filled = lab.Said().Where(line => line.Contains('@')).Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal([longExit, shortExit], filled.OrderBy(name => name is "exit" or "entry"));
    }

    [Fact]
    public void Within_a_leg_orders_trade_in_the_order_in_which_the_price_meets_them_then_by_age()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100);
        lab.Submit("low", Order(Sell, Stop, stop: 92)).Submit("first", Order(Sell, Stop, stop: 96));
        lab.Submit("second", Order(Sell, Stop, stop: 96)).Submit("high", Order(Sell, Stop, stop: 98)).Said();

        lab.Bar(100, 100, 90, 95);

        var order = lab.Said().Where(line => line.Contains('@')).Select(line => line.Split(' ')[0]);
        Assert.Equal(["high", "first", "second", "low"], order);
    }

    [Fact]
    public void Touch_rule_with_probability_one_fills_at_the_extreme_itself_and_zero_never_does()
    {
        VenueLab With(double chance) =>
            new VenueLab(Options() with { Fills = new() { LimitRule = LimitRule.Touch, TouchProbability = chance } })
                .Bar(100, 100, 100, 100).Submit("o", Order(Buy, Limit, limit: 90));

        With(1.0).Bar(100, 101, 90, 95).Says("o accepted", "o buy 1 @ 90 maker");
        With(0.0).Bar(100, 101, 90, 95).Bar(95, 96, 90, 95).Says("o accepted");
        With(0.0).Bar(100, 101, 89.99m, 95).Says("o accepted", "o buy 1 @ 90 maker");
    }

    [Fact]
    public void A_touch_probability_is_met_over_many_touches()
    {
        const int orders = 2_000;
        var fills = new FillModel { LimitRule = LimitRule.Touch, TouchProbability = 0.3 };
        var lab = new VenueLab(Options() with { Fills = fills, Seed = 7 });
        lab.Bar(100, 100, 100, 100);
        for (var i = 0; i < orders; i++)
        {
            lab.Submit($"o{i}", Order(Buy, Limit, 0.001m, limit: 90));
        }

        lab.Said();
        var count = lab.Bar(100, 101, 90, 95).Said().Length;

        // Five standard deviations of a binomial with 2,000 draws at 0.3 are 102.
        Assert.InRange(count, 600 - 102, 600 + 102);
    }

    [Fact]
    public void A_longer_bar_over_time_that_was_matched_is_not_matched_again()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("o", Order(Buy, Limit, limit: 95))
            .Bar(100, 100, 99, 100);
        lab.Said();

        var time = lab.Venue.Now;
        lab.Venue.OnMarket(MarketEvent.Bar(Spot, time, Timeframe.OfMinutes(60), new(100, 120, 50, 100, 1)));

        Assert.Empty(lab.Said());
        lab.Bar(100, 100, 94, 100).Says("o buy 1 @ 95 maker");
    }

    [Fact]
    public void Slippage_worsens_what_takes_and_spares_what_rests()
    {
        var lab = new VenueLab(Options() with { Slippage = new SlippageModel.BasisPoints(10m) })
            .Bar(100, 100, 100, 100);
        lab.Submit("m", Order(Buy, Market)).Submit("s", Order(Sell, Stop, stop: 95))
            .Submit("l", Order(Buy, Limit, limit: 96)).Said();

        // Ten basis points of 100 are 0.10, of 95 are 0.095, rounded to the tick against the order.
        lab.Bar(100, 101, 94, 95)
            .Says("m buy 1 @ 100.1 taker", "s triggered 95", "s sell 1 @ 94.9 taker", "l buy 1 @ 96 maker");
    }

    [Fact]
    public void Slippage_never_goes_beyond_a_limit_price()
    {
        var lab = new VenueLab(Options() with { Slippage = new SlippageModel.Ticks(500) }).Bar(100, 100, 100, 100);
        lab.Submit("s", Order(Sell, StopLimit, limit: 94, stop: 95)).Said();

        lab.Bar(100, 101, 90, 95).Says("s triggered 95", "s sell 1 @ 94 taker");
    }

    [Theory]
    [InlineData(10, "100.01")] // A share of one per cent: 100 * 0.1 * 0.0001 = 0.001, up to the tick.
    [InlineData(500, "100.01")] // Cut to 2.5 per cent: 100 * 0.1 * 0.000625 = 0.00625.
    public void Volume_share_slippage_follows_the_share_up_to_its_limit(int quantity, string price)
    {
        var lab = new VenueLab(Options() with { Slippage = new SlippageModel.VolumeShare() }).Bar(100, 100, 100, 100);

        lab.Submit("m", Order(Buy, Market, quantity)).Bar(100, 100, 100, 100);

        Assert.Equal($"m buy {quantity} @ {price} taker", lab.Said()[^1]);
    }

    [Fact]
    public void Volume_share_slippage_is_price_times_impact_times_squared_share()
    {
        var slippage = new SlippageModel.VolumeShare(VolumeLimit: 0.5m, Impact: 0.1m);
        var lab = new VenueLab(Options() with { Slippage = slippage });

        lab.Bar(100, 100, 100, 100).Submit("m", Order(Sell, Market, 200m)).Bar(100, 100, 100, 100);

        // A share of 0.2: 100 * 0.1 * 0.04 = 0.4.
        Assert.Equal("m sell 200 @ 99.6 taker", lab.Said()[^1]);
    }
}
