using System.Text.Json;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Serialization;
using ActorTrading.Simulation.Venues;
using ActorTrading.Simulation.Venues.States;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class StateTransferTests
{
    private const int Steps = 120;

    private static Arbitrary<int> Seeds => Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void A_venue_that_takes_over_a_state_goes_on_as_the_first_would_have()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var trading = new RandomTrading(seed);
            var first = new VenueLab(trading.Options);
            RandomTrading.Fund(first.Venue);
            var (before, after) = (seed % Steps, Steps);
            Enumerable.Range(0, before).ToList().ForEach(_ => trading.Step(first.Venue));
            var second = new VenueLab(trading.Options, Read<VenueState>(Written(first.Venue.Export())));
            Assert.Equal(Written(first.Venue.Export()), Written(second.Venue.Export()));
            first.Reports.Clear();
            Enumerable.Range(0, after).ToList().ForEach(_ => trading.Step(first.Venue, second.Venue));

            Assert.Equal(first.Reports.Select(Written), second.Reports.Select(Written));
            Assert.Equal(first.Venue.LedgerHash(), second.Venue.LedgerHash());
            Assert.Equal(Written(first.Venue.Export()), Written(second.Venue.Export()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_changes_add_up_to_the_state()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var trading = new RandomTrading(seed);
            var lab = new VenueLab(trading.Options with { KeepsChanges = true });
            RandomTrading.Fund(lab.Venue);
            var copy = new VenueCopy();
            for (var step = 0; step < Steps; step++)
            {
                trading.Step(lab.Venue);
                copy.Add(lab.Venue.TakeChanges(withMarkets: step == Steps - 1 || step % 7 == 0));
            }

            var state = lab.Venue.Export() with { Past = [] };
            Assert.Equal(Written(state), Written(copy.State(state.Markets.Select(market => market.Symbol))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_a_quiet_tick_changes_is_told_with_the_markets_only()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { KeepsChanges = true }).Quote(100, 100);
        lab.Submit("t", Trail(Sell, new() { ActivatedDistance = new(1m, TrailUnit.Price) }));
        lab.Venue.TakeChanges(withMarkets: true);

        lab.Quote(105, 105);

        var silent = lab.Venue.TakeChanges(withMarkets: false);
        Assert.Empty(silent.Accounts);
        Assert.Empty(silent.Orders);
        Assert.Empty(silent.Markets);
        var full = lab.Venue.TakeChanges(withMarkets: true);
        Assert.Equal(105m, Assert.Single(full.Orders).State?.Trail?.Best);
        Assert.Equal(SpotSymbol, Assert.Single(full.Markets).Symbol);
        Assert.Empty(lab.Venue.TakeChanges(withMarkets: true).Orders);
    }

    [Fact]
    public void Endings_and_refusals_are_among_the_changes()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { KeepsChanges = true }).Quote(99, 101);
        lab.Submit("filled", Order(Buy, OrderType.Market))
            .Submit("canceled", Order(Buy, OrderType.Limit, limit: 90m)).Cancel("canceled")
            .Submit("refused", Order(Buy, OrderType.Limit, limit: 90.005m))
            .Submit("poor", Order(Buy, OrderType.Market, 100_000m))
            .Submit("expired", Order(Buy, OrderType.Limit, limit: 90m) with { TimeInForce = TimeInForce.Ioc });

        var orders = lab.Venue.TakeChanges(withMarkets: false).Orders;

        Assert.Equal(
            [
                ("refused", OrderStatus.Rejected), ("poor", OrderStatus.Rejected), ("filled", OrderStatus.Filled),
                ("canceled", OrderStatus.Canceled), ("expired", OrderStatus.Expired),
            ],
            orders.Select(order => (order.Id.Value, order.Status)));
        Assert.All(orders, order => Assert.True(order is { State: null, EndedAt: not null }));
    }

    [Fact]
    public void Only_a_new_venue_takes_over_a_state()
    {
        var lab = new VenueLab();

        Assert.Throws<InvalidOperationException>(() => lab.Venue.Import(lab.Venue.Export()));
        Assert.Throws<InvalidOperationException>(() => lab.Venue.TakeChanges(withMarkets: false));
    }

    [Fact]
    public void A_market_that_is_no_longer_listed_is_named_where_somebody_has_an_order_in_it()
    {
        var lab = new VenueLab().Bar(100, 101, 99, 100);
        var fewer = Options() with { Instruments = [PerpetualInstrument] };
        Assert.Equal(lab.Venue.Balances(Me), new VenueLab(fewer, lab.Venue.Export()).Venue.Balances(Me));

        lab.Submit("a", Order(Buy, OrderType.Limit, limit: 90m));

        var refused = Assert.Throws<ArgumentException>(() => new VenueLab(fewer, lab.Venue.Export()));
        Assert.Contains("BTC-USD", refused.Message);
    }

    [Fact]
    public void Past_orders_stay_known_by_their_ids()
    {
        var options = Options(VenueModel.Quote);
        var first = new VenueLab(options).Quote(99, 101).Submit("a", Order(Buy, OrderType.Market));

        var second = new VenueLab(options, first.Venue.Export()).Submit("a", Order(Buy, OrderType.Market)).Query("a");

        second.Says("a rejected duplicate_client_id");
        Assert.Equal(first.Venue.Fills(Me), second.Venue.Fills(Me));
    }

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);

    private static string Written((AccountId Account, Engine.Ports.AccountReport Report) told) =>
        $"{told.Account} {Written(told.Report)}";

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!;
}
