using System.Diagnostics;
using ActorTrading.Benchmarks.Scale;

namespace ActorTrading.Benchmarks.Door;

/// <summary>Connections that each send their next request when the answer to the last one is there.</summary>
internal static class DoorLoad
{
    private const int Ok = 200;

    /// <param name="requests">What a connection sends, in turn.</param>
    public static async Task<(double PerSecond, Percentiles Times)> Run(
        Uri address, int connections, TimeSpan time, Func<int, byte[][]> requests)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var since = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(c => Task.Run(() => Drive(address, requests(c), end))));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        var times = taken.SelectMany(t => t).Order().ToArray();
        return (times.Length / seconds, Percentiles.Of(times));
    }

    private static async Task<List<double>> Drive(Uri address, byte[][] requests, long end)
    {
        using var client = await WireClient.Connect(address);
        var times = new List<double>();
        for (var i = 0; ; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            if (sent >= end)
            {
                return times;
            }

            if (await client.Send(requests[i % requests.Length]) is var status && status != Ok)
            {
                throw new InvalidOperationException($"{address} answered {status}.");
            }

            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }
}
