using ActorTrading.Engine.Audit;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Http.Diagnosis;
using ActorTrading.Host.Http.Traces;
using ActorTrading.Host.Node.Diagnosis;
using ActorTrading.Host.Node.Markets;
using ActorTrading.Host.Node.Recovery;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>Puts a node together from its options and its folder.</summary>
internal static class NodeAssembly
{
    /// <exception cref="InputException">The folder or the market cannot be used as configured.</exception>
    public static Task<NodeRuntime> Open(NodeOptions options, ILoggerFactory logs, NodeSeams? seams = null) => Open(
        NodeConfiguration.Of(options),
        logs,
        new LogLevels(options.Logging, TimeProvider.System),
        seams ?? NodeSeams.None);

    /// <param name="levels">Those of the log, for whoever changes them.</param>
    /// <exception cref="InputException">The folder or the market cannot be used as configured.</exception>
    public static async Task<NodeRuntime> Open(
        NodeConfiguration configuration, ILoggerFactory logs, LogLevels levels, NodeSeams seams)
    {
        var options = configuration.Options;

        // A door that would stand open is refused before anything is made or touched.
        var door = NodeDoorOptions.Of(options);
        var recent = new RecentLog(TimeProvider.System);
        logs.AddProvider(recent);
        var signals = new NodeSignals(TimeProvider.System, logs.CreateLogger<NodeSignals>());
        var folder = NodeFolder.Take(options.DataFolder);
        var stores = await NodeStores.Open(folder, options.Journal, signals.Journal, seams.Journal)
            .ConfigureAwait(false);
        var market = seams.Market(MarketOf(options.Feed, stores));
        var engine = new NodeEngine(stores, market, options, signals, seams);
        var progress = new StartProgress();
        var views = new NodeViews(stores, signals, options);
        var restored = new RestoredBooks(stores, engine, signals, seams.StatementPatience);
        var health = new NodeHealth(stores, engine, views.Projections, progress, restored);
        views.Administration =
        [
            new ConfigModule(configuration),
            new LogModule(levels, logs.CreateLogger<LogModule>()),
            new LogLinesModule(recent),
            new DiagnosisModule(
                new NodeExamination(stores, engine, health),
                new LoadMeter(engine, views),
                new DumpWriter(engine, views, health, configuration, recent)),
            new TracesModule(new TraceChase(stores.Journal, new AuditReader(stores.Journal)), recent),
        ];
        return new NodeRuntime(new NodeParts
        {
            Stores = stores,
            Engine = engine,
            Projections = views.Projections,
            Door = new NodeDoor(views, engine, health, door, logs),
            Jobs = new NodeJobs(views, engine, options, logs),
            Upkeep = new NodeUpkeep(engine, views, options, logs),
            Progress = progress,
            Restored = restored,
            Logs = logs,
        });
    }

    private static NodeMarket MarketOf(FeedOptions options, NodeStores stores) => options.Kind == FeedKind.Generated
        ? GeneratedMarket.Open(options, stores.Folder, TimeProvider.System)
        : ReplayedMarket.Open(options, stores.Folder, TimeProvider.System);
}
