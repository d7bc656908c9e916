using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class QuoteModelTests
{
    private static VenueLab Quotes(FillModel? fills = null) =>
        new(Options(VenueModel.Quote) with { Fills = fills ?? new() });

    [Fact]
    public void A_market_order_pays_the_spread_at_once()
    {
        var lab = Quotes().Quote(99, 101);

        lab.Submit("b", Order(Buy, Market)).Submit("s", Order(Sell, Market));

        lab.Says("b accepted", "b buy 1 @ 101 taker", "s accepted", "s sell 1 @ 99 taker");
    }

    [Fact]
    public void A_market_order_without_a_quote_waits_for_one()
    {
        var lab = Quotes().Submit("b", Order(Buy, Market));
        lab.Says("b accepted");

        lab.Quote(99, 101).Says("b buy 1 @ 101 taker");
    }

    [Fact]
    public void A_resting_limit_fills_at_its_price_when_the_other_side_reaches_it()
    {
        var lab = Quotes().Quote(99, 101).Submit("b", Order(Buy, Limit, limit: 100))
            .Submit("s", Order(Sell, Limit, limit: 102));
        lab.Says("b accepted", "s accepted");

        lab.Quote(99, 100.5m).Says();
        lab.Quote(98, 99.5m).Says("b buy 1 @ 100 maker");
        lab.Quote(102, 103).Says("s sell 1 @ 102 maker");
    }

    [Fact]
    public void A_marketable_limit_takes_what_is_shown_and_rests_with_the_remainder()
    {
        var lab = Quotes().Quote(99, 101, askSize: 3);

        lab.Submit("b", Order(Buy, Limit, 5m, limit: 101)).Says("b accepted", "b buy 3 @ 101 taker");

        lab.Quote(100.5m, 101, askSize: 1).Says("b buy 1 @ 101 maker");
        lab.Quote(100.5m, 101, askSize: 10).Says("b buy 1 @ 101 maker");
    }

    [Fact]
    public void A_shown_size_is_taken_once_by_an_account_and_anew_by_another()
    {
        var lab = Quotes(new() { MarketRemainder = MarketRemainder.Expire }).Quote(99, 101, askSize: 3);
        lab.Submit("a", Order(Buy, Market, 2m)).Submit("b", Order(Buy, Market, 2m));

        lab.Says(
            "a accepted", "a buy 2 @ 101 taker", "b accepted", "b buy 1 @ 101 taker",
            "b expired insufficient_liquidity");

        lab.Venue.Deposit(new("other"), new(1_000m, Usd));
        lab.Venue.Submit(new("other"), new("c"), Order(Buy, Market, 2m));
        lab.Says("other/c accepted", "other/c buy 2 @ 101 taker");
    }

    [Theory]
    [InlineData(MarketRemainder.Wait, "m buy 3 @ 101 taker", "m buy 2 @ 102 taker")]
    [InlineData(MarketRemainder.Expire, "m buy 3 @ 101 taker|m expired insufficient_liquidity", "")]
    [InlineData(MarketRemainder.FillAtLast, "m buy 3 @ 101 taker|m buy 2 @ 101 taker", "")]
    public void The_rest_of_a_market_order_follows_the_policy(MarketRemainder policy, string atOnce, string later)
    {
        var lab = Quotes(new() { MarketRemainder = policy }).Quote(99, 101, askSize: 3)
            .Submit("m", Order(Buy, Market, 5m));
        Assert.Equal("m accepted|" + atOnce, string.Join('|', lab.Said()));

        lab.Quote(100, 102, askSize: 50);

        Assert.Equal(later, string.Join('|', lab.Said()));
    }

    [Fact]
    public void Stops_watch_the_price_at_which_they_would_trade()
    {
        var lab = Quotes().Quote(99, 101).Submit("s", Order(Sell, Stop, stop: 98))
            .Submit("b", Order(Buy, Stop, stop: 103));
        lab.Said();

        lab.Quote(98.5m, 98.6m).Says();
        lab.Quote(97, 99).Says("s triggered 98", "s sell 1 @ 97 taker");
        lab.Quote(102.5m, 104).Says("b triggered 103", "b buy 1 @ 104 taker");
    }

    [Fact]
    public void A_stop_that_is_due_already_fires_when_it_comes()
    {
        var lab = Quotes().Quote(99, 101);

        lab.Submit("s", Order(Sell, Stop, stop: 100)).Submit("t", Order(Sell, TakeProfitLimit, limit: 98.5m, stop: 98));

        lab.Says(
            "s accepted", "s triggered 100", "s sell 1 @ 99 taker", "t accepted", "t triggered 98",
            "t sell 1 @ 99 taker");
    }

    [Fact]
    public void A_stop_limit_rests_when_its_limit_is_out_of_reach()
    {
        var lab = Quotes().Quote(99, 101).Submit("s", Order(Sell, StopLimit, limit: 97.5m, stop: 98));
        lab.Said();

        lab.Quote(97, 98).Says("s triggered 98");
        lab.Quote(97.5m, 98).Says("s sell 1 @ 97.5 maker");
    }

    [Fact]
    public void A_trade_through_a_limit_fills_it_and_a_trade_at_it_does_not()
    {
        var lab = Quotes().Quote(99, 101).Submit("b", Order(Buy, Limit, limit: 100))
            .Submit("s", Order(Sell, Limit, limit: 101.5m));
        lab.Said();

        lab.Trade(100, 5, Sell).Says();
        lab.Trade(99.99m, 5, Sell).Says("b buy 1 @ 100 maker");
        lab.Trade(102, 5, Buy).Says("s sell 1 @ 101.5 maker");
    }

    [Fact]
    public void Under_the_touch_rule_a_trade_at_the_limit_fills_it()
    {
        var lab = Quotes(new() { LimitRule = LimitRule.Touch }).Quote(99, 101)
            .Submit("b", Order(Buy, Limit, limit: 100));
        lab.Said();

        lab.Trade(100, 5, Sell).Says("b buy 1 @ 100 maker");
    }

    [Fact]
    public void Without_quotes_trades_are_the_market()
    {
        var lab = Quotes().Trade(100, 5, Buy).Submit("m", Order(Buy, Market)).Submit("s", Order(Sell, Stop, stop: 98));
        lab.Submit("l", Order(Buy, Limit, limit: 97));
        lab.Says("m accepted", "m buy 1 @ 100 taker", "s accepted", "l accepted");

        lab.Trade(97, 1, Sell).Says("s triggered 98", "s sell 1 @ 97 taker");
        lab.Trade(96.5m, 1, Sell).Says("l buy 1 @ 97 maker");
    }

    [Fact]
    public void Participation_cuts_what_a_trade_and_a_shown_size_give()
    {
        var lab = Quotes(new() { Participation = 0.1m }).Quote(99, 101, askSize: 20)
            .Submit("m", Order(Buy, Market, 5m));
        lab.Says("m accepted", "m buy 2 @ 101 taker");
        lab.Quote(99, 101, askSize: 100).Says("m buy 3 @ 101 taker");

        lab.Submit("l", Order(Buy, Limit, 2m, limit: 100)).Trade(99, 15, Sell).Trade(99, 15, Sell);
        lab.Says("l accepted", "l buy 1.5 @ 100 maker", "l buy 0.5 @ 100 maker");
    }

    [Fact]
    public void Nothing_trades_on_a_quote_that_is_too_old()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { StaleAfter = TimeSpan.FromSeconds(10) }).Quote(99, 101);
        lab.Venue.AdvanceTo(lab.Venue.Now + TimeSpan.FromSeconds(11));

        lab.Submit("m", Order(Buy, Market))
            .Submit("i", Order(Buy, Limit, limit: 102) with { TimeInForce = TimeInForce.Ioc });
        lab.Submit("s", Order(Sell, Stop, stop: 100));
        lab.Says("m accepted", "i accepted", "i expired insufficient_liquidity", "s accepted");

        lab.Quote(90, 92).Says("m buy 1 @ 92 taker", "s triggered 100", "s sell 1 @ 90 taker");
    }

    [Fact]
    public void A_limit_waits_behind_the_size_that_was_shown_and_trades_at_its_price_consume_it()
    {
        var lab = Quotes(new() { QueuePosition = true }).Quote(100, 101, bidSize: 10)
            .Submit("b", Order(Buy, Limit, 2m, limit: 100));
        lab.Said();

        lab.Trade(100, 6, Sell).Says();
        lab.Trade(100, 50, Buy).Says();
        lab.Trade(100, 5, Sell).Says("b buy 1 @ 100 maker");
        lab.Trade(100, 5, Sell).Says("b buy 1 @ 100 maker");
    }

    [Fact]
    public void A_limit_that_improves_the_market_is_first_in_its_queue_and_a_deeper_one_waits_until_its_queue_is_seen()
    {
        var lab = Quotes(new() { QueuePosition = true }).Quote(100, 101, bidSize: 10);
        lab.Submit("first", Order(Buy, Limit, limit: 100.5m)).Submit("deep", Order(Buy, Limit, limit: 99)).Said();

        lab.Trade(100.5m, 1, Sell).Says("first buy 1 @ 100.5 maker");
        lab.Trade(99, 100, Sell).Says();
        lab.Quote(99, 101, bidSize: 4).Trade(99, 3, Sell).Says();
        lab.Trade(99, 2, Sell).Says("deep buy 1 @ 99 maker");
    }

    [Fact]
    public void A_trade_through_the_price_passes_the_queue()
    {
        var lab = Quotes(new() { QueuePosition = true }).Quote(100, 101, bidSize: 1_000)
            .Submit("b", Order(Buy, Limit, limit: 100));
        lab.Said();

        lab.Trade(99.5m, 1, Sell).Says("b buy 1 @ 100 maker");
    }
}
