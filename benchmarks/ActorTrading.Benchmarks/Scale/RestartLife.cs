using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>One life of a node in a process of its own: until it trades with all its sessions.</summary>
/// <param name="Sessions">That were remembered, and run again.</param>
/// <param name="ProcessSeconds">From the start of the process until each is watched.</param>
/// <param name="NodeSeconds">Of that, from the first file that is opened.</param>
/// <param name="HeapBytes">Live managed heap, some seconds later.</param>
/// <param name="ResidentBytes">Memory of the process by then.</param>
internal sealed record RestartLife(
    int Sessions, double ProcessSeconds, double NodeSeconds, long HeapBytes, long ResidentBytes)
{
    public const string Verb = "restart-life";

    private const int LooksMax = 12_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Has another process live such a life.</summary>
    public static async Task<RestartLife> Elsewhere(string folder, int sessions)
    {
        var count = sessions.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Verb, folder, count])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<RestartLife>(told)!
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The restarted node ended with {process.ExitCode}."));
    }

    /// <summary>Lives it in this process, and tells of it on standard output.</summary>
    public static async Task Here(string folder, int sessions)
    {
        var opened = Stopwatch.GetTimestamp();
        await using var node = await ScaleNode.Open(folder);
        await node.Runtime.Start(CancellationToken.None);
        await Watched(node, sessions);
        var inNode = Stopwatch.GetElapsedTime(opened).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var inProcess = (TimeProvider.System.GetLocalNow().DateTime - process.StartTime).TotalSeconds;
        using (var settled = new PeriodicTimer(Settling))
        {
            await settled.WaitForNextTickAsync();
        }

        var heap = GC.GetTotalMemory(forceFullCollection: true);
        process.Refresh();
        var life = new RestartLife(
            node.Engine.Loop.Status().Portfolios, inProcess, inNode, heap, process.WorkingSet64);
        await node.Runtime.Stop();
        Console.WriteLine(JsonSerializer.Serialize(life));
    }

    // The node trades as soon as its entities are loaded; its stream may have a few sessions left to take up.
    private static async Task Watched(ScaleNode node, int sessions)
    {
        using var looks = new PeriodicTimer(LookEvery);
        for (var look = 0; node.Engine.Loop.Status().Portfolios < sessions; look++)
        {
            if (look == LooksMax)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"Not all of {sessions} sessions came back."));
            }

            await looks.WaitForNextTickAsync();
        }
    }
}
