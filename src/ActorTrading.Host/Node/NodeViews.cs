using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Backtests;
using ActorTrading.Host.Http.Decisions;
using ActorTrading.Host.Http.Events;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Journals;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Projections;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.Backtests;
using ActorTrading.Storage.ReadModels.Rebuilding;

namespace ActorTrading.Host.Node;

/// <summary>The read side of a node: what follows from its journal and is shown of it.</summary>
internal sealed class NodeViews : IAsyncDisposable
{
    /// <summary>
    /// What is shown may be that much behind; a busy node writes its rows some fifty times a second, not a thousand.
    /// </summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly EventTail _tail;
    private readonly EventsOptions _events;
    private readonly StateModule _states;

    public NodeViews(NodeStores stores, NodeSignals signals, NodeOptions options)
    {
        Stores = stores;
        var catalogue = KnownEntities.Catalogue();
        Projections = new ProjectionRunner(
            stores.ReadModels,
            stores.Journal,
            catalogue,
            new ProjectionOptions { Gather = Gather, OnFailure = signals.Projection });
        _tail = new EventTail(
            stores.Journal,
            new EventTailOptions
            {
                QueueMax = options.Limits.SubscriberQueue,
                OnFailure = cause => signals.Projection("events", cause),
            });
        _events = new EventsOptions { ConnectionsMax = options.Limits.SubscribersMax };
        Rebuild = new ReadModelRebuild(stores.ReadModels, stores.Journal, catalogue);
        Backups = new JournalBackups(
            stores.Journal, stores.Folder.Backups, options.Retention.Backups, TimeProvider.System);
        _states = new StateModule(new StateHistory(stores.Journal, catalogue));
    }

    public NodeStores Stores { get; }

    /// <summary>Started and stopped by the node, apart from the rest: its start waits for it.</summary>
    public ProjectionRunner Projections { get; }

    /// <summary>How far what subscribers are told is behind the journal.</summary>
    public ProjectionStatus EventsStatus => new()
    {
        Name = "events",
        Checkpoint = _tail.Position,
        Head = _tail.Head,
        Delay = null,
        Failures = _tail.Failures,
        LastFailure = _tail.Failures > 0 ? "the journal cannot be read" : null,
    };

    /// <summary>The one that rebuilds, for whoever checks the read models.</summary>
    public ReadModelRebuild Rebuild { get; }

    /// <summary>The one that makes them, whoever asks.</summary>
    public JournalBackups Backups { get; }

    /// <summary>Endpoints about the process itself.</summary>
    public IReadOnlyList<IEndpointModule> Administration { get; set; } = [];

    public IEnumerable<IEndpointModule> Modules(Cursors cursors) =>
    [
        new DecisionsModule(Stores.ReadModels, cursors),
        _states,
        new JournalEventsModule(Stores.Journal, cursors),
        new JournalSearchModule(Stores.Journal, cursors),
        new JournalUpkeepModule(Stores.Journal, Backups),
        new ReadModelsModule(Projections, Rebuild),
        new BacktestsModule(
            new BacktestResultStore(Stores.Folder.Backtests, TimeProvider.System), cursors),
        .. Administration,
        new EventsModule(_tail, _events),
    ];

    public void Start() => _tail.Start();

    public async ValueTask DisposeAsync()
    {
        await _tail.DisposeAsync().ConfigureAwait(false);
        Rebuild.Dispose();
        _states.Dispose();
    }
}
