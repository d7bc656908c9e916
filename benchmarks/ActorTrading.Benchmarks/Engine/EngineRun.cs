using System.Diagnostics;
using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Benchmarks.Engine;

/// <summary>
/// Whole runs of the engine against a plain loop over the same events in the same process, repetitions interleaved,
/// medians.
/// </summary>
internal static class EngineRun
{
    private const int TickCount = 2_000_000;
    private const int BarCount = 500_000;
    private const int Repetitions = 5;

    public static void Run(TextWriter output)
    {
        var ticks = Markets.Ticks(TickCount);
        var bars = Markets.Bars(BarCount);
        Line(output, "run", "events/s", "of the plain loop", "bytes/event", "events per order");
        Line(output, "---", "---:", "---:", "---:", "---:");
        Compare(output, "ticks, 1 quiet portfolio", ticks, n => SessionRules.Quiet(n, Timeframe.Tick), portfolios: 1);
        Compare(
            output, "ticks, 100 quiet portfolios", ticks, n => SessionRules.Quiet(n, Timeframe.Tick), portfolios: 100);
        Compare(
            output,
            "ticks, 1,000 quiet portfolios",
            ticks,
            n => SessionRules.Quiet(n, Timeframe.Tick),
            portfolios: 1_000);
        Compare(
            output,
            "1m bars, 1 quiet portfolio",
            bars,
            n => SessionRules.Quiet(n, Timeframe.OfMinutes(1)),
            portfolios: 1);
        Compare(
            output,
            "1m bars, 1 trading portfolio",
            bars,
            n => SessionRules.Trading(n, Timeframe.OfMinutes(1)),
            portfolios: 1);
        Compare(
            output,
            "ticks on 1m bars, 1 trading portfolio",
            ticks,
            n => SessionRules.Trading(n, Timeframe.Tick),
            portfolios: 1);
        Memory(output, ticks);
    }

    private static void Compare(
        TextWriter output, string name, MarketEvent[] events, Func<int, BacktestPortfolio> portfolio, int portfolios)
    {
        var (plain, engine, bytes, orders) = (new double[Repetitions], new double[Repetitions], 0.0, new OrderCount());
        for (var i = -1; i < Repetitions; i++)
        {
            var loop = Time(() => PlainLoop.Run(events, bars: events[0].Kind == MarketEventKind.Bar));
            orders = new OrderCount();
            var run = Measure(Setup(events, portfolio, portfolios) with { Watchers = [orders] }, events, out bytes);
            if (i >= 0)
            {
                (plain[i], engine[i]) = (events.Length / loop, events.Length / run);
            }
        }

        var (rate, baseline) = (Median(engine), Median(plain));
        Line(
            output,
            name,
            rate.ToString("N0", CultureInfo.InvariantCulture),
            $"1/{baseline / rate:F1}",
            bytes.ToString("F3", CultureInfo.InvariantCulture),
            EventsPer(orders.Count, events.Length));
    }

    private static string EventsPer(int orders, int events) =>
        orders == 0 ? "no orders" : (events / orders).ToString("N0", CultureInfo.InvariantCulture);

    private static double Measure(BacktestSetup setup, MarketEvent[] events, out double bytesPerEvent)
    {
        const int Settling = 1_000;
        using var backtest = new Backtest(setup);
        for (var i = 0; i < Settling; i++)
        {
            backtest.Step(events[i]);
        }

        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var seconds = Time(() =>
        {
            for (var i = Settling; i < events.Length; i++)
            {
                backtest.Step(events[i]);
            }

            return 0;
        });
        bytesPerEvent = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (events.Length - Settling);
        return seconds;
    }

    private static void Memory(TextWriter output, MarketEvent[] ticks)
    {
        var (tenth, whole) = (Heap(ticks[..(ticks.Length / 10)]), Heap(ticks));
        output.WriteLine();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"live heap after {ticks.Length / 10:N0} / {ticks.Length:N0} quiet ticks: {tenth / 1024:N0} / "
                    + $"{whole / 1024:N0} KiB"));
    }

    private static long Heap(MarketEvent[] events)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var backtest = new Backtest(Setup(events, n => SessionRules.Quiet(n, Timeframe.Tick), portfolios: 1));
        backtest.Run();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(backtest);
        return after - before;
    }

    private static BacktestSetup Setup(MarketEvent[] events, Func<int, BacktestPortfolio> portfolio, int portfolios)
    {
        var isBars = events[0].Kind == MarketEventKind.Bar;
        return new BacktestSetup
        {
            Feeds = [new MarketFeed(Markets.Instrument, isBars ? events[0].Timeframe : Timeframe.Tick)],
            Source = new MemorySource(events),
            Portfolios = [.. Enumerable.Range(0, portfolios).Select(portfolio)],
            Venue = new SimulatedVenueOptions
            {
                Instruments = [Markets.Instrument],
                Model = isBars ? VenueModel.Bar : VenueModel.Quote,
                Fees = new FeeSchedule { MakerRate = 0.001m, TakerRate = 0.001m },
            },
        };
    }

    private static double Time<T>(Func<T> run)
    {
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(run());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static void Line(TextWriter output, params ReadOnlySpan<string> cells)
    {
        output.WriteLine("| " + string.Join(" | ", cells.ToArray()) + " |");
        output.Flush();
    }

    private sealed class OrderCount : IPortfolioWatchers
    {
        public int Count { get; private set; }

        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events) =>
            Count += events.Count(e => e is PortfolioEvent.OrderIntended);
    }
}
