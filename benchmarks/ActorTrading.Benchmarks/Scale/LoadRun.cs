using System.Diagnostics;
using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>From a tick to the intent that it brings about, and the emergency stop, on a node under load.</summary>
internal static class LoadRun
{
    private const int Stops = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenStops = TimeSpan.FromMilliseconds(100);

    public static string Conditions =>
        "A whole node in the benchmark's process, put together as it always is: journal on disk, paper venue with its "
        + "ledger, read models, HTTP. 1,000 sessions on 20 made-up markets that bring 10,000 ticks a second. Each "
        + "session buys when the price comes up through its own moving average of one-second bars while it has neither "
        + "a position nor an order at work, and sells when it comes down again, after five to fifteen seconds at the "
        + "earliest; so orders come in bursts, when the bars of all markets end together. From the arrival of the tick "
        + "at the node's door until the intent is durable; the lone write is one event of one entity into a journal of "
        + "its own on the same disk before the node starts. The stops are those of one caller, ten a second with the "
        + "lowering of each; the first of them is the first of its process.";

    public static async Task Run(TextWriter output)
    {
        var loneWrite = await LoneWrite.Measure();
        var idleStops = await IdleStops();
        await using var load = await NodeLoad.Start(LoadSize.Full);
        await NodeLoad.Wait(WarmUp);
        await Intents(output, load, loneWrite);
        output.WriteLine();
        var busyStops = await StopOften(load);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| emergency stop of everything over HTTP, {Stops} times | p50, ms | p99, ms | max, ms |"));
        output.WriteLine("| --- | ---: | ---: | ---: |");
        output.WriteLine($"| same ticks, no session | {idleStops.Cells} |");
        output.WriteLine($"| under the load | {busyStops.Cells} |");
    }

    private static async Task<Percentiles> IdleStops()
    {
        await using var idle = await NodeLoad.Start(LoadSize.Full with { Sessions = 0 });
        return await StopOften(idle);
    }

    private static async Task Intents(TextWriter output, NodeLoad load, Percentiles loneWrite)
    {
        var before = Reading.Of(load);
        load.Clock.Take();
        await NodeLoad.Wait(Measured);
        var (after, times) = (Reading.Of(load), Percentiles.Of(load.Clock.Take()));
        var seconds = Stopwatch.GetElapsedTime(before.Stamp, after.Stamp).TotalSeconds;
        output.WriteLine(
            "| ticks/s | overtaken | intents/s | durable events/s | ticks handled p99, ms | processor time |");
        output.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(after.Ticks - before.Ticks) / seconds:N0} | {after.Conflated - before.Conflated:N0} "
            + $"| {times.Count / seconds:N0} | {(after.Events - before.Events) / seconds:N0} "
            + $"| {load.Node.Engine.Loop.Status().Lag.P99.TotalMilliseconds:F2} "
            + $"| {(after.Processor - before.Processor).TotalSeconds / seconds:P0} of one |"));
        output.WriteLine();
        output.WriteLine("| | p50, ms | p99, ms | max, ms | p50 of the lone write |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        output.WriteLine($"| a lone durable write | {loneWrite.Cells} | 1 |");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| tick to journalled intent | {times.Cells} | {times.P50 / loneWrite.P50:F1} |"));
    }

    private static async Task<Percentiles> StopOften(NodeLoad load)
    {
        var times = new double[Stops];
        for (var i = 0; i < Stops; i++)
        {
            times[i] = await load.StopAndGoOn();
            await NodeLoad.Wait(BetweenStops);
        }

        Array.Sort(times);
        return Percentiles.Of(times);
    }

    private readonly record struct Reading(long Stamp, long Ticks, long Conflated, long Events, TimeSpan Processor)
    {
        public static Reading Of(NodeLoad load)
        {
            var stream = load.Node.Engine.Loop.Status();
            using var process = Process.GetCurrentProcess();
            return new(
                Stopwatch.GetTimestamp(),
                stream.Events,
                stream.Conflated,
                load.Clock.Events,
                process.TotalProcessorTime);
        }
    }
}
