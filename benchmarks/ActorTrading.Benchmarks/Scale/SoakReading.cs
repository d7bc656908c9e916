using System.Diagnostics;
using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>What a node under load looks like at one moment.</summary>
internal sealed record SoakReading
{
    private const double BytesPerMegabyte = 1024 * 1024;

    public required long Stamp { get; init; }

    /// <summary>Live managed heap: what a full collection leaves.</summary>
    public required long HeapBytes { get; init; }

    public required long ProcessBytes { get; init; }

    public required long Ticks { get; init; }

    public required long Conflated { get; init; }

    public required long Events { get; init; }

    public required long Intents { get; init; }

    public static SoakReading Of(NodeLoad load)
    {
        var stream = load.Node.Engine.Loop.Status();
        GC.Collect();
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        using var process = Process.GetCurrentProcess();
        return new SoakReading
        {
            Stamp = Stopwatch.GetTimestamp(),
            HeapBytes = heap,
            ProcessBytes = process.WorkingSet64,
            Ticks = stream.Events,
            Conflated = stream.Conflated,
            Events = load.Clock.Events,
            Intents = load.Clock.Intents,
        };
    }

    /// <summary>A line of what has happened since the reading before.</summary>
    public string Line(TimeSpan at, SoakReading before, NodeLoad load)
    {
        var seconds = Stopwatch.GetElapsedTime(before.Stamp, Stamp).TotalSeconds;
        var times = Percentiles.Of(load.Clock.Take());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{at.TotalMinutes,6:F1}  {HeapBytes / BytesPerMegabyte,12:F1}  {ProcessBytes / BytesPerMegabyte,10:F0}  "
            + $"{(Ticks - before.Ticks) / seconds,7:N0}  {Conflated - before.Conflated,9:N0}  "
            + $"{(Intents - before.Intents) / seconds,9:N0}  {(Events - before.Events) / seconds,8:N0}  "
            + $"{times.P50,13:F2}  {times.P99,6:F1}  {load.Node.Runtime.Projections.Status.Lag,18:N0}");
    }
}
