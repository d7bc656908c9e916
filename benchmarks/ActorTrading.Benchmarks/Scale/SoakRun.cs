using System.Diagnostics;
using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>
/// A node under load for as long as is asked: memory, lag and counts minute by minute, and in the end whether memory
/// stayed flat.
/// </summary>
internal static class SoakRun
{
    /// <summary>Of the length. Indicators and caches fill: what is measured before counts for nothing.</summary>
    private const int WarmUpShare = 10;

    private static readonly TimeSpan WarmUpMin = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <returns>The exit code of the command: 0 where memory was flat.</returns>
    public static async Task<int> Run(TextWriter output, TimeSpan length, LoadSize size)
    {
        var warmUp = length / WarmUpShare > WarmUpMin ? length / WarmUpShare : WarmUpMin;
        await using var load = await NodeLoad.Start(size);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Sessions:N0} sessions, {size.TicksPerSecond:N0} ticks/s, {length.TotalMinutes:N1} minutes "
            + $"after {warmUp.TotalMinutes:N1} to warm up. Flat: {MemoryTrend.Criterion}."));
        output.WriteLine(
            "minute  live heap MB  process MB  ticks/s  conflated  intents/s  events/s  intent p50 ms  p99 ms  "
            + "read models behind");
        await NodeLoad.Wait(warmUp);
        load.Clock.Take();
        var trend = new MemoryTrend();
        var (since, last) = (Stopwatch.GetTimestamp(), SoakReading.Of(load));
        while (Stopwatch.GetElapsedTime(since) < length)
        {
            await NodeLoad.Wait(Interval);
            var reading = SoakReading.Of(load);
            trend.Add(reading.HeapBytes);
            output.WriteLine(reading.Line(Stopwatch.GetElapsedTime(since), last, load));
            last = reading;
        }

        output.WriteLine(trend.Verdict);
        return trend.IsFlat ? 0 : 1;
    }
}
