using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Tests.Venues;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Paper;

public sealed class PaperVenueTests
{
    [Fact]
    public void It_trades_what_it_is_shown_in_the_order_in_which_it_came()
    {
        using var lab = new PaperLab();

        lab.Quote(99, 101).Submit("a", Order(Buy, Market)).Quote(109, 111).Submit("b", Order(Sell, Market));

        lab.Says("a accepted", "a buy 1 @ 101 taker", "b accepted", "b sell 1 @ 109 taker");
    }

    [Fact]
    public void What_it_tells_is_in_the_ledger_before_it_is_told()
    {
        using var lab = new PaperLab();
        lab.Reaction = report => Assert.Contains(lab.Ledger.ReportsAfter(0), saved => saved.Report == report);

        lab.Quote(99, 101).Submit("a", Order(Buy, Market))
            .Submit("b", Order(Buy, Limit, limit: 90m)).Cancel("b").Step();

        Assert.Equal(4, lab.Reports.Count);
        Assert.Null(lab.Venue.Health.Reason);
    }

    [Fact]
    public void After_a_crash_it_goes_on_where_its_ledger_is()
    {
        using var lab = new PaperLab();
        lab.Quote(99, 101)
            .Submit("rests", Order(Buy, Limit, limit: 95m))
            .Submit("trail", Trail(Buy, new() { ActivatedDistance = new(3m, TrailUnit.Price) }))
            .Step();
        var before = lab.Statement();

        lab.Crash();

        var after = lab.Statement();
        Assert.Equal(before.Balances, after.Balances);
        Assert.Equal(before.OpenOrders, after.OpenOrders);
        lab.Quote(94, 95).Says("rests buy 1 @ 95 maker");
        lab.Quote(97, 98).Says("trail triggered 98", "trail buy 1 @ 98 taker");
    }

    [Fact]
    public void An_order_that_a_crash_has_swallowed_is_not_found()
    {
        using var lab = new PaperLab();
        lab.Quote(99, 101).Step().Submit("a", Order(Buy, Market)).Crash();

        lab.Query("a").Says("a not found");
    }

    [Fact]
    public void An_order_of_long_ago_is_told_again_and_its_id_is_not_used_twice()
    {
        using var lab = new PaperLab(VenueLab.Options(VenueModel.Quote) with
        {
            FinishedIdsMax = 1,
            EndedOrdersMax = 1,
        });
        lab.Quote(99, 101).Submit("a", Order(Buy, Market)).Submit("b", Order(Buy, Market)).Step();
        lab.Says("a accepted", "a buy 1 @ 101 taker", "b accepted", "b buy 1 @ 101 taker");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            lab.Query("a").Says("a accepted", "a buy 1 @ 101 taker");
            lab.Submit("a", Order(Buy, Market)).Says("a rejected duplicate_client_id");
            lab.Query("never").Says("never not found");
            lab.Crash();
        }
    }

    [Fact]
    public void A_request_that_travels_survives_a_crash()
    {
        using var lab = new PaperLab(VenueLab.Options(VenueModel.Quote) with
        {
            Latency = new() { Insert = TimeSpan.FromSeconds(5) },
        });
        lab.Quote(99, 101).Submit("a", Order(Buy, Market)).Query("a").Says();
        Assert.Equal(lab.Now + TimeSpan.FromSeconds(5), lab.TimerDue);

        lab.Crash().Pass(4).Says();
        lab.Pass(1).Says("a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void Its_timer_ends_orders_that_expire_without_any_market()
    {
        using var lab = new PaperLab();
        var due = lab.Now + TimeSpan.FromSeconds(30);
        lab.Submit("a", Order(Buy, Limit, limit: 90m) with { TimeInForce = TimeInForce.Gtd, ExpiresAt = due });
        lab.Says("a accepted");
        Assert.Equal(due, lab.TimerDue);

        lab.Crash().Step();
        Assert.Equal(due, lab.TimerDue);
        lab.Pass(30).Says("a expired good_till_date");
        Assert.Null(lab.TimerDue);
    }

    [Fact]
    public void A_transfer_counts_once_however_often_it_is_told()
    {
        using var lab = new PaperLab();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            lab.Venue.Deposit(Me, new("t1"), new(5m, Usd));
            lab.Venue.Deposit(Me, new("t1"), new(5m, Usd));
            lab.Venue.Deposit(Me, new("t2"), new(-3m, Usd));
            lab.Step().Crash();
        }

        Assert.Equal(new VenueBalance(Usd, 100_002m, 0m), Assert.Single(lab.Statement().Balances));
    }

    [Fact]
    public void Leverage_is_kept()
    {
        using var lab = new PaperLab();
        lab.Venue.SetLeverage(Me, PerpetualSymbol, 10m);
        lab.Step().Crash();

        lab.Venue.OnMarket(MarketEvent.Quote(Perpetual, lab.Now, new(100m, 10m, 100m, 10m)));
        lab.Submit("p", Order(Buy, Market) with { Symbol = PerpetualSymbol }).Step();

        Assert.Equal(10m, Assert.Single(lab.Statement().Positions).Margin.Value);
        Assert.Throws<ArgumentException>(() => lab.Venue.SetLeverage(Me, Domain.Instruments.Symbol.Of("X-Y"), 2m));
        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Venue.SetLeverage(Me, PerpetualSymbol, 21m));
    }

    [Fact]
    public void A_market_can_be_opened_while_it_runs()
    {
        using var lab = new PaperLab(VenueLab.Options(VenueModel.Quote) with { Instruments = [SpotInstrument] });
        var e = MarketEvent.Quote(Perpetual, lab.Now, new(99m, 10m, 101m, 10m));
        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Venue.OnMarket(e));

        lab.Venue.ListInstrument(PerpetualInstrument);
        lab.Venue.OnMarket(e);
        lab.Submit("p", Order(Buy, Market) with { Symbol = PerpetualSymbol });

        lab.Says("p accepted", "p buy 1 @ 101 taker");
        Assert.Throws<ArgumentException>(() => lab.Venue.ListInstrument(PerpetualInstrument));
    }

    [Fact]
    public void A_late_event_trades_at_the_venues_time()
    {
        using var lab = new PaperLab();
        var early = lab.Now;
        lab.Pass(10);

        lab.Venue.OnMarket(MarketEvent.Quote(Spot, early, new(99m, 10m, 101m, 10m)));
        lab.Submit("a", Order(Buy, Market)).Step();

        Assert.Equal(lab.Now, lab.Reports.Select(report => report.Traded).OfType<Fill>().Single().At);
    }

    [Fact]
    public void A_stop_that_only_follows_is_saved_within_the_second()
    {
        using var lab = new PaperLab();
        lab.Quote(100, 100).Submit("b", Order(Buy, Market))
            .Submit("t", Trail(Sell, new() { ActivatedDistance = new(1m, TrailUnit.Price) })).Pass(1);
        var saves = lab.Ledger.Saves;

        lab.Quote(105, 105).Step().Quote(106, 106).Step();
        Assert.Equal(saves, lab.Ledger.Saves);
        lab.Pass(1);
        Assert.Equal(saves + 1, lab.Ledger.Saves);

        Assert.Equal(105m, Assert.Single(lab.Crash().Statement().OpenOrders).StopPrice?.Value);
    }

    [Fact]
    public void Quotes_are_left_out_when_it_is_behind_and_trades_never()
    {
        using var lab = new PaperLab(limits: new() { ConflateFrom = 2 });
        lab.Quote(99, 101).Submit("stop", Order(Buy, Stop, stop: 120m)).Submit("limit", Order(Buy, Limit, limit: 95m));
        lab.Says("stop accepted", "limit accepted");

        lab.Quote(99, 101).Trade(94m, 5m, Sell).Quote(129, 130).Quote(99, 101);

        Assert.Equal(2, lab.Venue.Health.OvertakenQuotes);
        lab.Says("limit buy 1 @ 95 maker");
    }

    [Fact]
    public void Requests_beyond_the_limit_are_turned_away()
    {
        using var lab = new PaperLab(limits: new() { RequestsMax = 2 });

        lab.Submit("a", Order(Buy, Limit, limit: 90m)).Submit("b", Order(Buy, Limit, limit: 90m))
            .Submit("c", Order(Buy, Limit, limit: 90m));

        Assert.Throws<InvalidOperationException>(() => lab.Venue.ListInstrument(
            SpotInstrument with { Symbol = Domain.Instruments.Symbol.Of("X-Y") }));
        lab.Says("a accepted", "b accepted");
        Assert.Equal(1, lab.Venue.Health.TurnedAway);
        lab.Query("c").Says("c not found");
    }

    [Fact]
    public void Ids_that_could_be_used_twice_are_no_paper_venue() =>
        Assert.Throws<ArgumentException>(() => new PaperLab(
            VenueLab.Options() with { IdsUniqueOnlyWhileOpen = true }));
}
