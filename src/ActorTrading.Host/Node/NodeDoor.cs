using System.Security.Cryptography;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Metrics;
using ActorTrading.Host.Http.Paging;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>The HTTP endpoint of a node, with what belongs to it alone.</summary>
internal sealed class NodeDoor : IAsyncDisposable
{
    private const int CursorKeyBytes = 32;

    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly MetricsExporter _metrics = new();
    private readonly NodeViews _views;
    private readonly NodeHealth _health;
    private readonly HttpDoor _door;

    public NodeDoor(NodeViews views, NodeEngine engine, NodeHealth health, HttpDoorOptions door, ILoggerFactory logs)
    {
        (_views, _health) = (views, health);
        Ids = new IdSource(TimeProvider.System, _random);
        var parts = new HttpDoorParts
        {
            Entities = engine.Entities,
            Journal = views.Stores.Journal,
            Tokens = engine.Tokens,
            Idempotency = views.Stores.Idempotency,
            Health = health,
            Metrics = _metrics,
            Ids = Ids,
            Cursors = new Cursors(RandomNumberGenerator.GetBytes(CursorKeyBytes)),
            Time = TimeProvider.System,
            Logs = logs,
        };
        _door = HttpDoor.Build(door, parts, [.. NodeModules.Of(engine, views, parts.Cursors)]);
    }

    public IdSource Ids { get; }

    public Uri Address => _door.Address;

    public Task Start(CancellationToken cancellation)
    {
        _views.Start();
        return _door.Start(cancellation);
    }

    public void BeginDrain() => _health.BeginDrain();

    public Task Stop() => _door.Stop();

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync().ConfigureAwait(false);
        await _views.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
        _random.Dispose();
    }
}
