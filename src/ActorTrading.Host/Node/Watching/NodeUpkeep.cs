using ActorTrading.Host.Configuration;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node.Watching;

/// <summary>What a node does about itself while it runs: measures, watches, and removes what is too old.</summary>
internal sealed partial class NodeUpkeep : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly NodeWatch _watch;
    private readonly MarketRetention _retention;
    private readonly ILogger<NodeUpkeep> _log;
    private Task _running = Task.CompletedTask;

    public NodeUpkeep(NodeEngine engine, NodeViews views, NodeOptions options, ILoggerFactory logs)
    {
        var stores = views.Stores;
        _log = logs.CreateLogger<NodeUpkeep>();
        _retention = new MarketRetention(
            stores.Market, options.Retention.MarketData, engine.Market.Clock, logs.CreateLogger<MarketRetention>());
        _watch = new NodeWatch(engine.Entities, SourcesOf(engine, views), TimeProvider.System);
        NodeMeters.Measure(engine.Meter, engine, views);
    }

    /// <summary>Once the alerts can be asked.</summary>
    public void Start() => _running = Task.WhenAll(Watch(), _retention.Run(_stopping.Token));

    public async Task Stop()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static WatchSources SourcesOf(NodeEngine engine, NodeViews views) => new()
    {
        UnknownOrders = () => engine.Tally.Unknown,
        Damages = () => views.Stores.Journal.Damages,
        Suspended = () => engine.Entities.SuspendedEntities,
        Disk = () => DiskSpace.Of(views.Stores.Folder.Root),
        Projections = () => [views.Projections.Status, engine.Funded.Status, views.EventsStatus],
        Market = engine.Market.Clock,
    };

    private async Task Watch()
    {
        using var pace = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            do
            {
                await Look().ConfigureAwait(false);
            }
            while (await pace.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task Look()
    {
        try
        {
            await _watch.Look().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A look that fails is told, and the next one may not.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Blind(_log, cause);
        }
    }

    [LoggerMessage(LogLevel.Error, "The node could not look whether anything is wrong with it.")]
    private static partial void Blind(ILogger log, Exception cause);
}
