using ActorTrading.Engine.Projections;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Node.Recovery;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Node;

/// <summary>What a node's probes are told. Looks at what is known and waits for nothing.</summary>
internal sealed class NodeHealth(
    NodeStores stores,
    NodeEngine engine,
    ProjectionRunner projections,
    StartProgress progress,
    RestoredBooks restored) : INodeHealth
{
    private volatile bool _isDraining;

    /// <summary>From here on the node is not ready, so that callers go away before the door closes.</summary>
    public void BeginDrain() => _isDraining = true;

    public IReadOnlyList<HealthCheck> Live() => [new("process", true)];

    public IReadOnlyList<HealthCheck> Startup() => [progress.Check];

    public IReadOnlyList<HealthCheck> Ready() =>
    [
        progress.Check,
        restored.Check,
        new("accepting", !_isDraining, _isDraining ? "draining" : null),
        Journal(),
        Damage(),
        Venue(),
        Market(),
        ReadModels(),
    ];

    private HealthCheck Journal()
    {
        var health = stores.Journal.Health;
        return new("journal_writes", health.State == JournalState.Ok, health.Reason);
    }

    // A damaged entity does not trade; the others do, so that the node stays ready and says which.
    private HealthCheck Damage()
    {
        var damages = stores.Journal.Damages;
        return new("journal_whole", true, damages.Count == 0 ? null : $"{damages.Count} entities are damaged");
    }

    private HealthCheck Venue()
    {
        var health = engine.Venue.Health;
        return new("venue", health.IsAccepting, health.Reason);
    }

    private HealthCheck Market()
    {
        var status = engine.Loop.Status();
        return new(
            "market_stream",
            status is { IsRunning: true, IsSuspended: false },
            status.IsSuspended ? "suspended after repeated failures" : null);
    }

    private HealthCheck ReadModels()
    {
        var status = projections.Status;
        return new("read_models", status.LastFailure is null, status.LastFailure);
    }
}
