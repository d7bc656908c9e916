using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class QueryTests
{
    private static VenueLab Lab(SimulatedVenueOptions? options = null) =>
        new VenueLab(options ?? Options(VenueModel.Quote)).Quote(99, 101);

    [Fact]
    public void An_open_order_is_told_again_in_the_order_in_which_it_happened()
    {
        var lab = Lab()
            .Submit("stop", Order(Sell, StopLimit, 3m, limit: 97m, stop: 98m) with { OcoGroup = new("g") })
            .Submit("twin", Order(Sell, Limit, 3m, limit: 102m) with { OcoGroup = new("g") })
            .Quote(102, 103, bidSize: 1m)
            .Quote(97.5m, 99, bidSize: 1m);
        var told = lab.Said().Where(line => line.StartsWith("stop", StringComparison.Ordinal)).ToArray();

        lab.Query("stop").Says(told);
        Assert.Contains(told, line => line.StartsWith("stop reduced", StringComparison.Ordinal));
        Assert.Contains("stop triggered 98", told);
    }

    [Fact]
    public void A_fill_is_told_again_with_its_trade_id()
    {
        var lab = Lab().Submit("a", Order(Buy, Market, 2m));
        var first = lab.Reports.ToArray();
        lab.Reports.Clear();

        lab.Query("a");

        Assert.Equal(first, lab.Reports);
    }

    [Fact]
    public void Endings_and_refusals_are_told_again()
    {
        var lab = Lab()
            .Submit("gone", Order(Buy, Limit, limit: 90m)).Cancel("gone").Cancel("gone")
            .Submit("refused", Order(Buy, Limit, limit: 90.005m));
        lab.Said();

        lab.Query("gone").Says("gone accepted", "gone canceled requested");
        lab.Query("refused").Says("refused rejected price_filter");
    }

    [Fact]
    public void A_refused_second_use_of_an_id_is_no_part_of_the_order()
    {
        var lab = Lab().Submit("a", Order(Buy, Limit, limit: 90m)).Submit("a", Order(Buy, Limit, limit: 91m));
        lab.Says("a accepted", "a rejected duplicate_client_id");

        lab.Query("a").Says("a accepted");
    }

    [Fact]
    public void An_id_that_is_used_again_tells_of_its_newest_order()
    {
        var lab = Lab(Options(VenueModel.Quote) with { IdsUniqueOnlyWhileOpen = true, EndedOrdersMax = 1 })
            .Submit("a", Order(Buy, Market)).Submit("a", Order(Buy, Limit, limit: 90m)).Submit("b", Order(Buy, Market));
        lab.Said();

        lab.Query("a").Says("a accepted");
    }

    [Fact]
    public void An_order_that_never_came_is_not_found()
    {
        var lab = Lab();
        lab.Said();

        lab.Query("never").Says("never not found");
    }

    [Fact]
    public void An_order_on_its_way_is_not_missed_and_speaks_when_it_comes()
    {
        var lab = Lab(Options(VenueModel.Quote) with { Latency = new() { Insert = TimeSpan.FromSeconds(3) } });
        lab.Submit("late", Order(Buy, Market)).Query("late").Says();

        lab.Quote(99, 101).Quote(99, 101).Quote(99, 101).Says("late accepted", "late buy 1 @ 101 taker");
    }

    [Fact]
    public void Nothing_is_said_of_an_order_that_is_forgotten()
    {
        var lab = Lab(Options(VenueModel.Quote) with { EndedOrdersMax = 1, FinishedIdsMax = 1 });
        lab.Submit("a", Order(Buy, Market)).Submit("b", Order(Buy, Market)).Said();

        lab.Query("a").Query("never").Says();
        lab.Query("b").Says("b accepted", "b buy 1 @ 101 taker");
    }

    [Fact]
    public void A_question_asked_by_a_listener_is_answered_after_what_caused_it()
    {
        var lab = Lab();
        lab.Reaction = report =>
        {
            if (report is AccountReport.Order { Report: VenueReport.Accepted })
            {
                lab.Reaction = null;
                lab.Query("a");
            }
        };

        lab.Submit("a", Order(Buy, Market));

        lab.Says("a accepted", "a buy 1 @ 101 taker", "a accepted", "a buy 1 @ 101 taker");
    }

    [Fact]
    public void A_statement_lists_all_that_the_account_holds()
    {
        var lab = Lab()
            .Submit("a", Order(Buy, Market))
            .Submit("b", Order(Buy, Limit, limit: 90m))
            .Quote(99, 101, market: Perpetual)
            .Submit("p", Order(Buy, Market) with { Symbol = PerpetualSymbol })
            .Funding(0.01m);
        var funded = lab.Reports[^1].Report;

        lab.Venue.RequestStatement(Me);

        var says = Assert.IsType<AccountReport.Statement>(lab.Reports[^1].Report).Says;
        Assert.Equal((Me, lab.Venue.Now), (says.Account, says.At));
        Assert.Equal(lab.Venue.Balances(Me), says.Balances);
        Assert.Equal(lab.Venue.Positions(Me), says.Positions);
        Assert.Equal(lab.Venue.OpenOrders(Me), says.OpenOrders);
        Assert.Equal(["a", "p"], says.Fills.Select(fill => fill.OrderId.Value));
        Assert.Equal(funded, Assert.Single(says.Funding));
    }
}
