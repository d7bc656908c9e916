using System.Diagnostics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>
/// A node under the load that it is made for: a thousand sessions on twenty markets that bring ten thousand ticks a
/// second, with rules that ticks make fire.
/// </summary>
internal sealed class NodeLoad : IAsyncDisposable
{
    private const int Symbols = 20;
    private const int LooksMax = 500;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _operator = new();
    private readonly DirectoryInfo _folder;

    private NodeLoad(ScaleNode node, IntentClock clock, DirectoryInfo folder) =>
        (Node, Clock, _folder) = (node, clock, folder);

    public ScaleNode Node { get; }

    public IntentClock Clock { get; }

    /// <summary>Starts a node that remembers its sessions, with its market.</summary>
    public static async Task<NodeLoad> Start(LoadSize size)
    {
        var folder = Directory.CreateTempSubdirectory("actortrading-load-");
        var feed = ScaleNode.Ticks(Symbols, size.TicksPerSecond);
        await using (var before = await ScaleNode.Open(folder.FullName, feed))
        {
            await before.Remember(size.Sessions, session => LoadRules.Trading(session, size.HeldFor));
            if (size.WithHistories)
            {
                await FullHistories.Give(before, size.Sessions);
            }

            await before.Engine.Entities.Stop();
        }

        var clock = new IntentClock();
        var node = await ScaleNode.Open(folder.FullName, feed, clock.Seams);
        await node.Runtime.Start(CancellationToken.None);
        var load = new NodeLoad(node, clock, folder);
        var token = await File.ReadAllTextAsync(node.Runtime.TokenFile);
        load._operator.DefaultRequestHeaders.Authorization = new("Bearer", token.Trim());
        using var first = await load._operator.GetAsync(new Uri(node.Runtime.Address, "livez"));
        return load;
    }

    /// <summary>Stops everything over HTTP, and lets it go on afterwards.</summary>
    /// <returns>From the call to its answer, in milliseconds.</returns>
    public async Task<double> StopAndGoOn()
    {
        const string stop = """{"scope": "cluster", "reason": "benchmark"}""";
        using var content = new StringContent(stop, System.Text.Encoding.UTF8, "application/json");
        var since = Stopwatch.GetTimestamp();
        using var answer = await _operator.PostAsync(new Uri(Node.Runtime.Address, "halts"), content);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        await Lower();
        return took;
    }

    public static async Task Wait(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _operator.Dispose();
        await Node.Runtime.Stop();
        await Node.DisposeAsync();
        await Clock.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // What is not on record yet cannot be lowered yet, and whoever raises meanwhile wins.
    private async Task Lower()
    {
        for (var look = 0; !await IsLowered(); look++)
        {
            if (look == LooksMax)
            {
                throw new InvalidOperationException("The halt could not be lowered.");
            }

            await Wait(LookAgain);
        }
    }

    private async Task<bool> IsLowered()
    {
        var halts = Node.Engine.Halts;
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var asked = await halts.RequestLower(
            new HaltCommand.Lower(HaltScope.Cluster, HaltLevel.None, "go on", "benchmark", now));
        return asked is LowerResult.CodeGiven { Lowering.Code: var code }
            && await halts.ConfirmLower(HaltScope.Cluster, code, "benchmark") is LowerResult.Lowered;
    }
}
