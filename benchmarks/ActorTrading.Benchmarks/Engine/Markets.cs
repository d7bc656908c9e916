using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Benchmarks.Engine;

/// <summary>Seeded random walks.</summary>
internal static class Markets
{
    private const decimal Tick = 0.01m;
    private const double StepPerTick = 0.00002;

    public static Instrument Instrument { get; } = new()
    {
        Symbol = Symbol.Of("BTC-USD"),
        Base = Currency.Of("BTC"),
        Quote = Currency.Usd,
        Filters = new VenueFilters { TickSize = Tick, LotStep = 0.00001m, MinQuantity = 0.00001m, MinNotional = 1m },
    };

    /// <summary>Trades fifty times a second.</summary>
    public static MarketEvent[] Ticks(int count)
    {
        var random = new SeededRandom(7);
        var (events, time, price) = (new MarketEvent[count], Timestamp.Parse("2025-01-01T00:00:00Z"), 50_000.0);
        for (var i = 0; i < count; i++)
        {
            price *= 1 + (StepPerTick * random.NextGaussian());
            time += TimeSpan.FromMilliseconds(20);
            events[i] = MarketEvent.Trade(0, time, decimal.Round((decimal)price, 2), 0.01m, Side.Buy);
        }

        return events;
    }

    /// <summary>One-minute bars.</summary>
    public static MarketEvent[] Bars(int count)
    {
        const int StepsPerBar = 10;
        var random = new SeededRandom(11);
        var (events, time, price) = (new MarketEvent[count], Timestamp.Parse("2025-01-01T00:00:00Z"), 50_000.0);
        for (var i = 0; i < count; i++)
        {
            var (open, high, low) = (price, price, price);
            for (var step = 0; step < StepsPerBar; step++)
            {
                price *= 1 + (0.0002 * random.NextGaussian());
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }

            time += TimeSpan.FromMinutes(1);
            var values = new OhlcvValues(Cents(open), Cents(high), Cents(low), Cents(price), 10m);
            events[i] = MarketEvent.Bar(0, time, Timeframe.OfMinutes(1), values);
        }

        return events;
    }

    private static decimal Cents(double price) => decimal.Round((decimal)price, 2);
}
