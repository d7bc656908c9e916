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
using ActorTrading.Simulation.MarketData.Synthetic;

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
        Line(output, "portfolios bound", "events/s", "of the plain loop", "bytes/event", "to bind one");
        Line(output, "---", "---:", "---:", "---:", "---:");
        var ticks = Markets.Ticks(TickCount);
        Compare(output, ticks, portfolios: 1);
        Compare(output, ticks, Portfolios);
        output.WriteLine();
        Line(output, "10,000 ticks/s for 20 s", "events/s", "p50", "p99", "max", "processor time");
        Line(output, "---", "---:", "---:", "---:", "---:", "---:");
        await Pace(output, "prices and rules", withHistory: false);
        await Pace(output, "with recent bars kept", withHistory: true);
        output.WriteLine();
        await CatchUp(output);
    }

    private static void Compare(TextWriter output, MarketEvent[] ticks, int portfolios)
    {
        var (plain, live) = (new double[Repetitions], new double[Repetitions]);
        var (bytes, binding) = (0.0, TimeSpan.Zero);
        for (var i = -1; i < Repetitions; i++)
        {
            var loop = Seconds(() => PlainLoop.Run(ticks, bars: false));
            (binding, var seconds, bytes) = Through(ticks, portfolios);
            if (i >= 0)
            {
                (plain[i], live[i]) = (ticks.Length / loop, ticks.Length / seconds);
            }
        }

        var (rate, baseline) = (Median(live), Median(plain));
        Line(
            output,
            portfolios.ToString("N0", CultureInfo.InvariantCulture),
            rate.ToString("N0", CultureInfo.InvariantCulture),
            $"1/{baseline / rate:F1}",
            bytes.ToString("F3", CultureInfo.InvariantCulture),
            Text(binding / portfolios));
    }

    // A feed on this thread, the stream on its own: what is measured is the way through door, queue, taps and rules.
    private static (TimeSpan Binding, double Seconds, double BytesPerEvent) Through(
        MarketEvent[] ticks, int portfolios)
    {
        var gauge = new AllocationGauge();
        using var loop = Loop([new MarketFeed(Markets.Instrument, Timeframe.Tick)], gauge, history: null);
        Bound.Watch(loop, portfolios, [Markets.Instrument]);
        loop.StartEvaluating();
        var binding = Seconds(loop.RunUntilIdle);
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
        return (TimeSpan.FromSeconds(binding), seconds, gauge.BytesPerEvent);
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

    private static async Task CatchUp(TextWriter output)
    {
        const int days = 7;
        var now = TimeProvider.System.GetUtcNow();
        var options = SyntheticOptions.Sample with
        {
            Timeframe = Timeframe.OfSeconds(1),
            Start = Timestamp.From(now - TimeSpan.FromDays(days)),
        };
        using var feed = new GeneratedFeed(options, TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        await feed.History(0, options.Timeframe, count: 1, CancellationToken.None);
        var perDay = Stopwatch.GetElapsedTime(start).TotalMilliseconds / days;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a day of one-second bars of two symbols is made up again in {perDay:N0} ms"));
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
