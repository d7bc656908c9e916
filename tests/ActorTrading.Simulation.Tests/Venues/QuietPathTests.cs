using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class QuietPathTests
{
    private const int Accounts = 1_000;
    private const int Events = 10_000;

    [Theory]
    [InlineData(VenueModel.Bar)]
    [InlineData(VenueModel.Quote)]
    public void Events_that_reach_nothing_allocate_nothing_however_many_orders_rest(VenueModel model)
    {
        var venue = Crowded(model);
        var time = venue.Now;
        Run(venue, model, ref time);

        // The runtime itself allocates now and then while it recompiles; what the events cost shows every time.
        var least = long.MaxValue;
        for (var look = 0; look < 5 && least > 0; look++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(venue, model, ref time);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static SimulatedVenue Crowded(VenueModel model)
    {
        var venue = new SimulatedVenue(Options(model), new Silence());
        venue.OnMarket(model == VenueModel.Bar ? BarAt(Start, 100m) : QuoteAt(Start, 100m));
        for (var i = 0; i < Accounts; i++)
        {
            var account = new AccountId($"a{i}");
            venue.Deposit(account, new(1_000m, Btc));
            venue.Deposit(account, new(1_000m, Usd));
            venue.Submit(account, new("stop"), Order(Sell, Stop, stop: 50m - (i / 100m)));
            venue.Submit(account, new("limit"), Order(Sell, Limit, limit: 150m + (i / 100m)));
            venue.Submit(account, new("buy"), Order(Buy, Limit, limit: 50m - (i / 100m)));
            venue.Submit(account, new("trail"), Trail(Sell, new() { ActivatedDistance = new(30m, TrailUnit.Price) }));
        }

        var later = Start + TimeSpan.FromMinutes(1);
        venue.OnMarket(model == VenueModel.Bar ? BarAt(later, 101m) : QuoteAt(later, 101m));
        return venue;
    }

    private static void Run(SimulatedVenue venue, VenueModel model, ref Timestamp time)
    {
        for (var i = 0; i < Events; i++)
        {
            time += TimeSpan.FromMinutes(1);
            var price = 99m + (i % 200 / 100m);
            venue.OnMarket(model == VenueModel.Bar ? BarAt(time, price) : QuoteAt(time, price));
            if (model == VenueModel.Quote)
            {
                venue.OnMarket(MarketEvent.Trade(Spot, time, price, 1m, Buy));
            }
        }
    }

    private static MarketEvent BarAt(Timestamp time, decimal price) =>
        MarketEvent.Bar(Spot, time, Minute, new(price, price, price - 1m, price, 1m));

    private static MarketEvent QuoteAt(Timestamp time, decimal price) =>
        MarketEvent.Quote(Spot, time, new(price, 1m, price + 0.01m, 1m));

    private sealed class Silence : IVenueReports
    {
        public void OnReport(AccountId account, AccountReport report)
        {
        }
    }
}
