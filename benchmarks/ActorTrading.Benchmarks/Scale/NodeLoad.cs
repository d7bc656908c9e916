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
    public const int Sessions = 1_000;
    public const int Symbols = 20;
    public const int TicksPerSecond = 10_000;

    /// <summary>A session holds a position at least so long, which bounds how often all of them trade.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(10);

    private const int LooksMax = 500;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _operator = new();

    private NodeLoad(ScaleNode node, IntentClock clock) => (Node, Clock) = (node, clock);

    public ScaleNode Node { get; }

    public IntentClock Clock { get; }

    /// <summary>Starts a node that remembers so many sessions, with its market.</summary>
    public static async Task<NodeLoad> Start(int sessions)
    {
        var clock = new IntentClock();
        var node = await ScaleNode.Open(feed: ScaleNode.Ticks(Symbols, TicksPerSecond), seams: clock.Seams);
        await node.Remember(sessions, session => LoadRules.Trading(session, HeldFor));
        await node.Runtime.Start(CancellationToken.None);
        var load = new NodeLoad(node, clock);
        var token = await File.ReadAllTextAsync(node.Runtime.TokenFile);
        load._operator.DefaultRequestHeaders.Authorization = new("Bearer", token.Trim());
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
