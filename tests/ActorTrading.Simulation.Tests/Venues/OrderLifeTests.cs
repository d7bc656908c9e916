using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class OrderLifeTests
{
    private static VenueLab Quotes(decimal bidSize = 100, decimal askSize = 100) =>
        new VenueLab(Options(VenueModel.Quote)).Quote(99, 101, bidSize, askSize);

    private static OrderSpec With(TimeInForce time, OrderSpec spec) => spec with { TimeInForce = time };

    [Fact]
    public void Immediate_or_cancel_takes_what_is_there_and_expires()
    {
        var lab = Quotes(askSize: 3);

        lab.Submit("m", With(TimeInForce.Ioc, Order(Buy, Market, 5m)));
        lab.Submit("l", With(TimeInForce.Ioc, Order(Buy, Limit, 1m, limit: 100)));

        lab.Says(
            "m accepted", "m buy 3 @ 101 taker", "m expired time_in_force", "l accepted", "l expired time_in_force");
    }

    [Fact]
    public void Fill_or_kill_takes_all_or_nothing()
    {
        var lab = Quotes(askSize: 3);

        lab.Submit("no", With(TimeInForce.Fok, Order(Buy, Market, 5m)))
            .Submit("yes", With(TimeInForce.Fok, Order(Buy, Limit, 3m, limit: 101)));

        lab.Says("no accepted", "no expired insufficient_liquidity", "yes accepted", "yes buy 3 @ 101 taker");
    }

    [Fact]
    public void Immediate_orders_in_bars_meet_the_next_open_alone()
    {
        var lab = new VenueLab(Options() with { Fills = new() { Participation = 0.01m } }).Bar(100, 100, 100, 100);
        lab.Submit("ioc", With(TimeInForce.Ioc, Order(Buy, Limit, 30m, limit: 100)));
        lab.Submit("miss", With(TimeInForce.Ioc, Order(Buy, Limit, 1m, limit: 99)));
        lab.Submit("fok", With(TimeInForce.Fok, Order(Sell, Limit, 11m, limit: 100))).Said();

        // One per cent of a volume of 1,000 is 10.
        lab.Bar(100, 101, 90, 100).Says(
            "ioc buy 10 @ 100 taker", "ioc expired time_in_force", "miss expired time_in_force",
            "fok expired insufficient_liquidity");
    }

    [Fact]
    public void Good_till_date_expires_at_its_time_without_any_market_data()
    {
        var lab = Quotes();
        var expiry = lab.Venue.Now + TimeSpan.FromSeconds(30);
        lab.Submit("g", With(TimeInForce.Gtd, Order(Buy, Limit, limit: 90)) with { ExpiresAt = expiry });

        Assert.Equal(expiry, lab.Venue.NextDue);
        lab.Venue.AdvanceTo(expiry - TimeSpan.FromTicks(1));
        lab.Says("g accepted");
        lab.Venue.AdvanceTo(expiry);
        lab.Says("g expired good_till_date");
        Assert.Equal(expiry, ((AccountReport.Order)lab.Reports[^1].Report).Report.At);
        Assert.Null(lab.Venue.NextDue);
    }

    [Fact]
    public void Good_till_date_expires_before_an_event_of_the_same_time()
    {
        var lab = Quotes();
        lab.Submit("g", With(TimeInForce.Gtd, Order(Buy, Limit, limit: 90)) with { ExpiresAt = lab.NextSecond() });

        lab.Quote(80, 81).Says("g accepted", "g expired good_till_date");
    }

    [Fact]
    public void Post_only_is_refused_when_it_would_take_and_rests_when_not()
    {
        Quotes().Submit("x", Order(Buy, Limit, limit: 101) with { PostOnly = true })
            .Submit("y", Order(Buy, Limit, limit: 100.99m) with { PostOnly = true })
            .Says("x rejected post_only_would_take", "y accepted");
    }

    [Fact]
    public void Cancel_ends_an_open_order_and_is_refused_for_one_that_is_gone_or_never_came()
    {
        var lab = Quotes().Submit("a", Order(Buy, Limit, limit: 90)).Cancel("a").Cancel("a").Cancel("never");

        lab.Says(
            "a accepted", "a canceled requested", "a cancel rejected unknown_order",
            "never cancel rejected unknown_order");
        lab.Quote(80, 81).Says();
    }

    [Fact]
    public void A_complete_fill_of_a_group_member_cancels_the_others()
    {
        var lab = Quotes().Submit("stop", Order(Sell, Stop, stop: 95) with { OcoGroup = new("g") });
        lab.Submit("profit", Order(Sell, Limit, limit: 105) with { OcoGroup = new("g") }).Said();

        lab.Quote(105, 106).Says("profit sell 1 @ 105 maker", "stop canceled oco");
        lab.Quote(90, 91).Says();
    }

    [Fact]
    public void A_partial_fill_shrinks_the_others_by_as_much()
    {
        var lab = Quotes().Submit("stop", Order(Sell, Stop, 5m, stop: 95) with { OcoGroup = new("g") });
        lab.Submit("profit", Order(Sell, Limit, 5m, limit: 105) with { OcoGroup = new("g") }).Said();

        lab.Quote(105, 106, bidSize: 2).Says("profit sell 2 @ 105 maker", "stop reduced 3");
        lab.Quote(94, 95).Says("stop triggered 95", "stop sell 3 @ 94 taker", "profit canceled oco");
    }

    [Fact]
    public void A_group_locks_its_funds_once()
    {
        var lab = Quotes().Submit("stop", Order(Sell, Stop, 1_000m, stop: 95) with { OcoGroup = new("g") });
        lab.Submit("profit", Order(Sell, Limit, 1_000m, limit: 105) with { OcoGroup = new("g") });
        lab.Submit("more", Order(Sell, Limit, limit: 105));

        lab.Says("stop accepted", "profit accepted", "more rejected insufficient_balance");
        Assert.Equal(new VenueBalance(Btc, 0m, 1_000m), lab.Balance(Btc));

        lab.Cancel("stop");
        Assert.Equal(1_000m, lab.Balance(Btc).Locked);
        lab.Cancel("profit");
        Assert.Equal(new VenueBalance(Btc, 1_000m, 0m), lab.Balance(Btc));
    }

    [Fact]
    public void Cancelling_one_member_by_request_leaves_the_others()
    {
        var lab = Quotes().Submit("stop", Order(Sell, Stop, stop: 95) with { OcoGroup = new("g") });
        lab.Submit("profit", Order(Sell, Limit, limit: 105) with { OcoGroup = new("g") }).Cancel("profit").Said();

        lab.Quote(90, 91).Says("stop triggered 95", "stop sell 1 @ 90 taker");
    }

    [Fact]
    public void Requests_made_while_a_report_is_told_are_dealt_with_after_what_caused_it()
    {
        var lab = Quotes().Submit("a", Order(Buy, Limit, limit: 100)).Submit("b", Order(Buy, Limit, limit: 99.5m));
        lab.Said();
        lab.Reaction = report =>
        {
            if (report is AccountReport.Order { Report: VenueReport.Filled { OrderId.Value: "a" } })
            {
                lab.Submit("stop", Order(Sell, Stop, stop: 97)).Cancel("b");
            }
        };

        // The quote fills both buys before the reaction is heard; the stop meets the quote that is known then.
        lab.Quote(96, 98).Says(
            "a buy 1 @ 100 maker", "b buy 1 @ 99.5 maker", "stop accepted", "stop triggered 97",
            "stop sell 1 @ 96 taker",
            "b cancel rejected unknown_order");
    }

    [Fact]
    public void A_sink_that_answers_for_ever_is_stopped()
    {
        var echo = new Echo();
        echo.Venue = new(Options(), echo);

        Assert.Throws<InvalidOperationException>(() => echo.Venue.Cancel(Me, new("never")));
    }

    [Fact]
    public void Events_out_of_order_are_a_defect_of_the_caller()
    {
        var lab = Quotes();
        lab.Venue.AdvanceTo(lab.Venue.Now + TimeSpan.FromHours(1));

        Assert.Throws<ArgumentException>(() =>
            lab.Venue.OnMarket(MarketEvent.Mark(0, Start, 1m)));
    }

    private sealed class Echo : IVenueReports
    {
        public SimulatedVenue? Venue { get; set; }

        public void OnReport(AccountId account, AccountReport report) => Venue!.Cancel(account, new("never"));
    }
}
