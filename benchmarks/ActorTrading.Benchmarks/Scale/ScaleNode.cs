using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using ActorTrading.Testing.Trading;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>A whole node in this process.</summary>
internal sealed class ScaleNode : IAsyncDisposable
{
    /// <summary>More than anybody here asks for: what is measured is the node, not its patience.</summary>
    private const int NoLimit = 10_000_000;

    private readonly ILoggerFactory _logs;

    private ScaleNode(NodeRuntime runtime, ILoggerFactory logs) => (Runtime, _logs) = (runtime, logs);

    public NodeRuntime Runtime { get; }

    public NodeEngine Engine => Runtime.Engine;

    /// <param name="feed">Null for two markets with ten ticks a second each.</param>
    public static async Task<ScaleNode> Open(
        string folder, FeedOptions? feed = null, NodeSeams? seams = null)
    {
        var options = new NodeOptions
        {
            DataFolder = folder,
            Http = new() { Listen = new IPEndPoint(IPAddress.Loopback, 0) },
            Limits = new() { RequestsPerSecond = NoLimit, RequestBurst = NoLimit },
            Feed = feed ?? new FeedOptions(),
        };
        var logs = LoggerFactory.Create(static _ => { });
        return new ScaleNode(await NodeAssembly.Open(options, logs, seams), logs);
    }

    /// <summary>Ticks of so many made-up markets, so many a second in all.</summary>
    public static FeedOptions Ticks(int symbols, int perSecond) => new()
    {
        Symbols = [.. Enumerable.Range(1, symbols).Select(SymbolOf)],
        TickRate = (decimal)perSecond / symbols,
    };

    public Task Remember(int sessions, Func<int, string> rulesOf)
    {
        ImmutableArray<Instrument> markets = [.. Engine.Market.Feeds.Select(f => f.Instrument)];
        return new RunningSessions(Engine.Entities, markets, TimeProvider.System).Open(sessions, rulesOf);
    }

    /// <summary>The state of one of the sessions' portfolios, in its turn.</summary>
    public Task<StateView> Look(int session) =>
        Engine.Entities.Inspect(PortfolioEntity.IdOf(RunningSessions.IdOf(session)));

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        _logs.Dispose();
    }

    private static Symbol SymbolOf(int number) =>
        Symbol.Of(string.Create(CultureInfo.InvariantCulture, $"SYN{number:D3}-USD"));
}
