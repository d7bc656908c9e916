using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class BookModelTests
{
    private const string Bids = "99x2 98x3 97x5";
    private const string Asks = "101x2 102x3 104x5";

    private static VenueLab Books(FillModel? fills = null) =>
        new VenueLab(Options(VenueModel.Book) with { Fills = fills ?? new() }).Book(Bids, Asks);

    [Fact]
    public void A_market_order_walks_the_levels()
    {
        Books().Submit("m", Order(Buy, Market, 6m))
            .Says("m accepted", "m buy 2 @ 101 taker", "m buy 3 @ 102 taker", "m buy 1 @ 104 taker");
    }

    [Fact]
    public void A_limit_walks_to_its_price_and_rests()
    {
        var lab = Books().Submit("l", Order(Sell, Limit, 6m, limit: 98));
        lab.Says("l accepted", "l sell 2 @ 99 taker", "l sell 3 @ 98 taker");

        Assert.Equal(5m, Assert.Single(lab.Venue.OpenOrders(Me)).Filled.Value);
        lab.Book("98x10", "99x1").Says("l sell 1 @ 98 maker");
    }

    [Fact]
    public void What_an_account_took_is_gone_until_the_next_book()
    {
        var lab = Books().Submit("a", Order(Buy, Market, 3m)).Submit("b", Order(Buy, Market, 3m));
        lab.Says(
            "a accepted", "a buy 2 @ 101 taker", "a buy 1 @ 102 taker", "b accepted", "b buy 2 @ 102 taker",
            "b buy 1 @ 104 taker");

        lab.Book(Bids, Asks).Submit("c", Order(Buy, Market)).Says("c accepted", "c buy 1 @ 101 taker");
    }

    [Fact]
    public void Beyond_the_last_level_the_rest_waits_for_the_next_book()
    {
        var lab = Books().Submit("m", Order(Buy, Market, 12m));
        Assert.Equal("m buy 5 @ 104 taker", lab.Said()[^1]);

        lab.Book(Bids, "103x10").Says("m buy 2 @ 103 taker");
    }

    [Fact]
    public void Fill_or_kill_counts_all_levels_within_its_limit()
    {
        var fok = Order(Buy, Limit, 6m, limit: 102) with { TimeInForce = TimeInForce.Fok };

        Books().Submit("no", fok).Says("no accepted", "no expired insufficient_liquidity");
        Books().Submit("yes", fok with { Quantity = new(5m) })
            .Says("yes accepted", "yes buy 2 @ 101 taker", "yes buy 3 @ 102 taker");
    }

    [Fact]
    public void A_limit_inside_the_book_queues_behind_its_own_level()
    {
        var lab = Books(new() { QueuePosition = true }).Submit("b", Order(Buy, Limit, limit: 98))
            .Submit("deep", Order(Buy, Limit, limit: 90));
        lab.Submit("gap", Order(Buy, Limit, limit: 98.5m)).Said();

        lab.Trade(98.5m, 1, Sell).Says("gap buy 1 @ 98.5 maker");
        lab.Trade(98, 3, Sell).Says();
        lab.Trade(98, 1, Sell).Says("b buy 1 @ 98 maker");
        lab.Trade(90, 100, Sell).Says();
    }

    [Fact]
    public void Quotes_count_until_the_first_book_and_books_alone_after_it()
    {
        var lab = new VenueLab(Options(VenueModel.Book)).Quote(99, 101).Submit("a", Order(Buy, Market));
        Assert.Equal("a buy 1 @ 101 taker", lab.Said()[^1]);

        lab.Book(Bids, Asks).Quote(50, 60).Submit("b", Order(Buy, Market));
        Assert.Equal("b buy 1 @ 101 taker", lab.Said()[^1]);
    }

    [Fact]
    public void The_quote_model_sees_only_the_best_level_of_a_book()
    {
        var fills = new FillModel { MarketRemainder = MarketRemainder.Expire };
        var lab = new VenueLab(Options(VenueModel.Quote) with { Fills = fills }).Book(Bids, Asks);

        lab.Submit("m", Order(Buy, Market, 6m))
            .Says("m accepted", "m buy 2 @ 101 taker", "m expired insufficient_liquidity");
    }
}
