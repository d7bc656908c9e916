using System.Security.Cryptography;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Engine.Access;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Metrics;
using ActorTrading.Host.Http.Paging;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Http;

/// <summary>
/// A node in memory behind a real door: entities on the thread pool, a journal that can be read, a clock that the test
/// moves, and Kestrel on a free port of this machine.
/// </summary>
internal sealed class TestNode : IAsyncDisposable
{
    private const int CursorKeyBytes = 32;

    private readonly Workspace _folder = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly List<HttpClient> _clients = [];
    private ILoggerFactory? _logs;
    private HttpDoor? _door;
    private Func<ValueTask> _closing = () => ValueTask.CompletedTask;

    private TestNode()
    {
    }

    public ManualTime Time { get; private set; } = null!;

    public FollowedInMemoryJournal Journal { get; private set; } = new();

    public RecordedLogs Logs { get; } = new();

    public SettableHealth Health { get; } = new();

    public MemoryIdempotencyStore Idempotency { get; } = new();

    public MetricsExporter Metrics { get; } = new();

    public EntityHost Entities { get; private set; } = null!;

    public TokenDirectory Tokens { get; private set; } = null!;

    public Uri Address => _door!.Address;

    /// <summary>The first token, as it stands in the data folder.</summary>
    public string AdminToken { get; private set; } = "";

    /// <summary>With the first token.</summary>
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>The data folder, gone with the node.</summary>
    public string Folder => _folder.Root;

    public string TokenFile => Path.Combine(_folder.Root, FirstToken.FileName);

    public static async Task<TestNode> Start(TestNodeOptions? options = null)
    {
        var node = new TestNode();
        await node.Open(options ?? new TestNodeOptions());
        return node;
    }

    /// <param name="token">Null for a client that shows none.</param>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        }

        _clients.Add(client);
        return client;
    }

    /// <summary>Closes the door as a node does that is told to stop.</summary>
    public Task StopDoor() => _door!.Stop(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await _door!.DisposeAsync();
        await Entities.Stop();
        await _closing();
        _logs!.Dispose();
        Metrics.Dispose();
        _random.Dispose();
        _folder.Dispose();
    }

    private async Task Open(TestNodeOptions options)
    {
        Time = options.Time;
        Tokens = new TokenDirectory(Time);
        Journal = options.Recorded ?? Journal;
        var journal = options.Journal(Journal);
        var scheduler = new ThreadPoolScheduler(Time);
        Entities = new EntityHost(new EntityHostOptions { Scheduler = scheduler, Journal = journal });
        Entities.Register(new AccessEntity(Tokens));
        Entities.Register(new AuditEntity());
        Entities.Register(new AlertsEntity());
        options.Register(Entities);
        _logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        var parts = new HttpDoorParts
        {
            Entities = Entities,
            Journal = journal,
            Tokens = Tokens,
            Idempotency = Idempotency,
            Health = Health,
            Metrics = Metrics,
            Ids = new IdSource(Time, _random),
            Cursors = new Cursors(RandomNumberGenerator.GetBytes(CursorKeyBytes)),
            Time = Time,
            Logs = _logs,
        };
        await new FirstToken(Entities, parts.Ids, Time).Ensure(_folder.Root);
        AdminToken = (await File.ReadAllTextAsync(TokenFile)).Trim();
        _closing = options.Closing;
        _door = HttpDoor.Build(options.Door, parts, options.Modules(parts));
        await _door.Start();
        Admin = Client(AdminToken);
    }
}
