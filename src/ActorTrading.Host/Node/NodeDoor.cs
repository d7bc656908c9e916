using System.Security.Cryptography;
using ActorTrading.Host.Configuration;
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
    private readonly NodeHealth _health;
    private readonly HttpDoor _door;

    public NodeDoor(NodeStores stores, NodeEngine engine, NodeHealth health, NodeOptions options, ILoggerFactory logs)
    {
        _health = health;
        Ids = new IdSource(TimeProvider.System, _random);
        var parts = new HttpDoorParts
        {
            Entities = engine.Entities,
            Journal = stores.Journal,
            Tokens = engine.Tokens,
            Idempotency = stores.Idempotency,
            Health = health,
            Metrics = _metrics,
            Ids = Ids,
            Cursors = new Cursors(RandomNumberGenerator.GetBytes(CursorKeyBytes)),
            Time = TimeProvider.System,
            Logs = logs,
        };
        _door = HttpDoor.Build(NodeDoorOptions.Of(options), parts, [.. NodeModules.Of(engine, parts.Cursors)]);
    }

    public IdSource Ids { get; }

    public Uri Address => _door.Address;

    public Task Start(CancellationToken cancellation) => _door.Start(cancellation);

    public void BeginDrain() => _health.BeginDrain();

    public Task Stop() => _door.Stop();

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
        _random.Dispose();
    }
}
