using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ActorTrading.Benchmarks.Door;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Halts;
using ActorTrading.Benchmarks.Indicators;
using ActorTrading.Benchmarks.Journal;
using ActorTrading.Benchmarks.Live;
using ActorTrading.Benchmarks.MarketData;
using ActorTrading.Benchmarks.ReadModels;
using ActorTrading.Benchmarks.Rules;
using ActorTrading.Benchmarks.Scale;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ActorTrading.Benchmarks;

/// <summary>
/// Runs everything and writes what came out to one page, so that no figure in it was typed by hand. A part that fails
/// is told as failed and costs the others nothing.
/// </summary>
internal sealed class PerformanceReport : IDisposable
{
    private readonly StringWriter _page = new(CultureInfo.InvariantCulture);
    private readonly List<string> _failed = [];

    /// <returns>The exit code of the command: 0 where every part was measured.</returns>
    public static async Task<int> Write(string path)
    {
        using var report = new PerformanceReport();
        var watch = Stopwatch.StartNew();
        var loadBefore = LoadText();
        await report.Measure();
        var head = new StringWriter(CultureInfo.InvariantCulture);
        head.WriteLine("# Performance");
        head.WriteLine();
        head.WriteLine("Written by `make bench`. Absolute figures move with the machine and its load; compare ratios.");
        head.WriteLine();
        head.WriteLine(
            $"Conditions: {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, Release. "
            + $"Taken {TimeProvider.System.GetUtcNow():yyyy-MM-dd}. In the minute before it {loadBefore} processes "
            + $"wanted a processor, so that {MachineText(loadBefore)}.");
        head.WriteLine();
        await File.WriteAllTextAsync(path, (head.ToString() + report._page).ReplaceLineEndings("\n"));
        Console.WriteLine($"{path} is written, after {watch.Elapsed.TotalMinutes:F1} minutes.");
        foreach (var title in report._failed)
        {
            await Console.Error.WriteLineAsync($"'{title}' failed.");
        }

        return report._failed.Count == 0 ? 0 : 1;
    }

    public void Dispose() => _page.Dispose();

    private async Task Measure()
    {
        await MeasureEngine();
        await MeasureNode();
        await MeasureParts();
        Table("Rule evaluation", typeof(RuleEvaluationBenchmarks));
        Table("Indicators", typeof(IndicatorBenchmarks));
        Table("Reading market data", typeof(ReaderBenchmarks));
    }

    private async Task MeasureEngine()
    {
        await Section(
            "The engine, whole runs",
            "One thread. The plain loop does by hand what the session's three rules ask, over the same events in "
            + "the same process, prices compared as decimals, indicators in double. Medians of five, interleaved. "
            + "Quiet: no event changes a verdict; what such bars allocate is the mark of equity at the start of "
            + "each day.",
            output =>
            {
                EngineRun.Run(output);
                return Task.CompletedTask;
            });
        await Section(
            "The live stream",
            "Events from a feed on one thread through the door, the queue, the taps and the rules of all portfolios on "
            + "the market thread; the plain loop as above. Lag: from an event's arrival in the node until everybody "
            + "has seen it. 1,000 portfolios on 20 symbols.",
            StreamRun.Run);
    }

    private async Task MeasureNode()
    {
        await Section("A node under load", LoadRun.Conditions, LoadRun.Run);
        _page.WriteLine(
            "`make soak` keeps this load up for half an hour, with portfolios that remember as much as they ever will, "
            + $"and fails unless memory stays flat: {MemoryTrend.Criterion}.");
        _page.WriteLine();
        await Section("Coming back with ten thousand sessions", RestartRun.Conditions, RestartRun.Run);
        await Section("The HTTP endpoint", DoorRun.Conditions, DoorRun.Run);
        await Section("The read models", ReadModelRun.Conditions, ReadModelRun.Run);
    }

    private async Task MeasureParts()
    {
        await Section(
            "The entity host",
            "Akka.NET 1.5.27, built from its source, measured the same way on a machine of the same kind: tell "
            + "6.3 M, 4.5 M and 2.8 M messages/s at 1, 1,000 and 10,000 entities (7.5 M, 5.1 M, 3.9 M at throughput "
            + "100); ping-pong 3.0 M (1 pair) and 6.6 M (500 pairs); ask 1.7 / 5.8 us; 1,832 bytes per idle actor; "
            + "persist in memory 194 k (1) and 259 k (100) events/s; recovery 1.3 M.",
            async output =>
            {
                output.WriteLine("```");
                await HostRun.Run(output);
                output.WriteLine("```");
            });
        await Section(
            "The journal on disk",
            "SQLite, write-ahead log, every commit synced. One event of 300 bytes to a batch, each with a command id; "
            + "an entity waits for each acknowledgement before its next event. Raw: prepared inserts of the same rows "
            + "into the same table and indexes on one thread, as many to a commit as the journal had, without "
            + "judging, queue or high-watermark. Of five interleaved repetitions the one with the median ratio.",
            JournalRun.Run);
        await Section(
            "The emergency stop of an idle node",
            "Its parts, without HTTP; the whole way under load stands above.",
            HaltRun.Run);
    }

    private async Task Section(string title, string conditions, Func<TextWriter, Task> measure)
    {
        Console.WriteLine(title);
        _page.WriteLine($"## {title}");
        _page.WriteLine();
        _page.WriteLine(conditions);
        _page.WriteLine();
        try
        {
            await measure(_page);
        }
#pragma warning disable CA1031 // Whatever fails, the other parts are measured and the page says so.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            _failed.Add(title);
            _page.WriteLine($"Not measured: {cause.Message}");
            await Console.Error.WriteLineAsync(cause.ToString());
        }

        _page.WriteLine();
        GC.Collect();
    }

    private void Table(string title, Type benchmarks)
    {
        Console.WriteLine(title);
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance);
        var summary = BenchmarkRunner.Run(benchmarks, config);
        var log = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, log);
        _page.WriteLine($"## {title}");
        _page.WriteLine();
        _page.WriteLine(log.GetLog().Trim());
        _page.WriteLine();
    }

    private static string LoadText() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string MachineText(string load) =>
        !double.TryParse(load, CultureInfo.InvariantCulture, out var waiting) ? "nothing is known of its other work"
        : waiting < Environment.ProcessorCount / 2.0 ? "the machine had little else to do"
        : "THE MACHINE WAS BUSY WITH OTHER WORK, and figures are worse than it can do";
}
