using System.Collections.Concurrent;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Paper;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Paper;

/// <summary>The venue on its own thread and the system's clock.</summary>
public sealed class PaperThreadTests
{
    private const int Orders = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_threads_trade_while_the_market_moves()
    {
        var listener = new Listener();
        using (var venue = Venue(listener, new() { EventsMax = 8, ConflateFrom = 4 }))
        {
            venue.Start();
            Assert.Throws<InvalidOperationException>(venue.Start);
            var traders = Enumerable.Range(0, 3)
                .Select(trader => Task.Run(() => Trade(venue, trader), Ending))
                .ToArray();
            var market = Task.Run(() =>
            {
                for (var i = 0; i < 2_000; i++)
                {
                    venue.OnMarket(Event(i));
                }
            }, Ending);
            await Task.WhenAll([market, .. traders]).WaitAsync(Patience, Ending);
        }

        var accepted = listener.Reports.OfType<AccountReport.Order>().Select(told => told.Report)
            .OfType<VenueReport.Accepted>().Select(report => report.OrderId).ToArray();
        Assert.Equal(3 * Orders, accepted.Distinct().Count());
        Assert.Equal(accepted.Length, accepted.Distinct().Count());
    }

    [Fact]
    public async Task A_request_that_travels_arrives_by_the_clock_alone()
    {
        var listener = new Listener();
        using var venue = Venue(listener, new(), new() { Insert = TimeSpan.FromMilliseconds(30) });
        venue.Start();

        venue.Submit(Me, new("a"), Order(Buy, Limit, limit: 90m));

        Assert.IsType<AccountReport.Order>(await listener.First.Task.WaitAsync(Patience, Ending));
    }

    [Fact]
    public void After_its_end_nothing_is_taken_in()
    {
        var listener = new Listener();
        var venue = Venue(listener, new() { EventsMax = 1 });
        venue.Start();
        venue.Dispose();

        venue.Submit(Me, new("a"), Order(Buy, Market));
        venue.OnMarket(Event(0));
        venue.OnMarket(Event(1));

        Assert.Empty(listener.Reports);
        Assert.Equal(1, venue.Health.TurnedAway);
    }

    private static PaperVenue Venue(Listener listener, PaperLimits limits, LatencyModel? latency = null)
    {
        var options = new PaperVenueOptions
        {
            Venue = Options(VenueModel.Quote) with { Latency = latency ?? LatencyModel.None },
            Time = TimeProvider.System,
            Limits = limits,
        };
        var venue = new PaperVenue(options, new InMemoryVenueLedger(), listener);
        venue.Deposit(Me, new("opening"), new(1_000_000m, Usd));
        return venue;
    }

    private static MarketEvent Event(int i) => i % 3 == 0
        ? MarketEvent.Trade(Spot, Timestamp.From(TimeProvider.System.GetUtcNow()), 100m, 1m, Sell)
        : MarketEvent.Quote(Spot, Timestamp.From(TimeProvider.System.GetUtcNow()), new(100m, 10m, 101m, 10m));

    private static void Trade(PaperVenue venue, int trader)
    {
        for (var i = 0; i < Orders; i++)
        {
            venue.Submit(Me, new($"t{trader}-{i}"), Order(Buy, Limit, limit: 90m));
            venue.Cancel(Me, new($"t{trader}-{i}"));
        }
    }

    private sealed class Listener : IVenueReports
    {
        public ConcurrentQueue<AccountReport> Reports { get; } = [];

        public TaskCompletionSource<AccountReport> First { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnReport(AccountId account, AccountReport report)
        {
            Reports.Enqueue(report);
            First.TrySetResult(report);
        }
    }
}
