using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Simulation.Feeds;

namespace ActorTrading.Benchmarks.Live;

/// <summary>
/// The live stream with a thousand portfolios bound: how much it can take, against a plain loop over the same events in
/// the same process, and how late it is at ten thousand ticks a second.
/// </summary>
internal static class StreamRun
{
    private const int TickCount = 1_000_000;
    private const int Portfolios = 1_000;
    private const int Repetitions = 5;
    private const int TicksPerSecond = 10_000;
    private const int Symbols = 20;
    private const ulong Seed = 7;
    private static readonly TimeSpan Paced = TimeSpan.FromSeconds(20);

    public static async Task Run(TextWriter output)
    {
        Line(output, "portfolios bound", "events/s", "of the plain loop", "bytes/event on the market thread");
        Line(output, "---", "---:", "---:", "---:");
        var ticks = Markets.Ticks(TickCount);
        Compare(output, ticks, portfolios: 1);
        Compare(output, ticks, Portfolios);
        output.WriteLine();
        Line(output, "10,000 ticks/s for 20 s", "events/s", "p50", "p99", "max", "processor time");
        Line(output, "---", "---:", "---:", "---:", "---:", "---:");
        await Pace(output, "prices and rules", withHistory: false);
        await Pace(output, "with recent bars kept", withHistory: true);
    }

    private static void Compare(TextWriter output, MarketEvent[] ticks, int portfolios)
    {
        var (plain, live, bytes) = (new double[Repetitions], new double[Repetitions], 0.0);
        for (var i = -1; i < Repetitions; i++)
        {
            var loop = Seconds(() => PlainLoop.Run(ticks, bars: false));
            var (seconds, allocated) = Through(ticks, portfolios);
            if (i >= 0)
            {
                (plain[i], live[i], bytes) = (ticks.Length / loop, ticks.Length / seconds, allocated);
            }
        }

        var (rate, baseline) = (Median(live), Median(plain));
        Line(
            output,
            portfolios.ToString("N0", CultureInfo.InvariantCulture),
            rate.ToString("N0", CultureInfo.InvariantCulture),
            $"1/{baseline / rate:F1}",
            bytes.ToString("F3", CultureInfo.InvariantCulture));
    }

    // A feed on this thread, the stream on its own: what is measured is the way through door, queue, taps and rules.
    private static (double Seconds, double BytesPerEvent) Through(MarketEvent[] ticks, int portfolios)
    {
        var gauge = new AllocationGauge();
        using var loop = Loop([new MarketFeed(Markets.Instrument, Timeframe.Tick)], gauge, history: null);
        Bound.Watch(loop, portfolios, [Markets.Instrument]);
        loop.StartEvaluating();
        var inlet = loop.OpenInlet(InletPolicy.Wait);
        loop.Start();
        var seconds = Seconds(() =>
        {
            foreach (ref readonly var tick in ticks.AsSpan())
            {
                var pushed = inlet.Push(tick, CancellationToken.None);
                if (!pushed.IsCompletedSuccessfully)
                {
                    pushed.AsTask().GetAwaiter().GetResult();
                }
            }

            loop.Stop();
            return 0;
        });
        return (seconds, gauge.BytesPerEvent);
    }

    private static async Task Pace(TextWriter output, string name, bool withHistory)
    {
        var start = Timestamp.From(TimeProvider.System.GetUtcNow());
        using var feed = new GeneratedFeed(
            GeneratedFeedRate.Ticks(TicksPerSecond, Symbols, start, Seed), TimeProvider.System);
        using var loop = Loop(feed.Feeds, new AllocationGauge(), withHistory ? new RecentBars(feed.Feeds) : null);
        Bound.Watch(loop, Portfolios, [.. feed.Feeds.Select(f => f.Instrument)]);
        loop.StartEvaluating();
        loop.Start();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        using var end = new CancellationTokenSource(Paced);
        try
        {
            await feed.Run(loop.OpenInlet(InletPolicy.Conflate), end.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        var status = loop.Status();
        Line(
            output,
            name,
            (status.Events / Paced.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture),
            Text(status.Lag.Median),
            Text(status.Lag.P99),
            Text(status.Lag.Max),
            (used / Paced).ToString("P0", CultureInfo.InvariantCulture) + " of one");
    }

    private static MarketLoop Loop(ImmutableArray<MarketFeed> feeds, AllocationGauge gauge, RecentBars? history) =>
        new(new MarketLoopOptions
        {
            Feeds = feeds,
            Sink = gauge,
            Time = TimeProvider.System,
            Taps = [gauge],
            History = history,
            OnDefect = static defect => throw new InvalidOperationException("The stream failed.", defect.Cause),
        });

    private static double Seconds<T>(Func<T> run)
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

    private static string Text(TimeSpan lag) =>
        $"{lag.TotalMicroseconds.ToString("N0", CultureInfo.InvariantCulture)} us";

    private static void Line(TextWriter output, params ReadOnlySpan<string> cells)
    {
        output.WriteLine("| " + string.Join(" | ", cells.ToArray()) + " |");
        output.Flush();
    }
}
