using ActorTrading.Domain.Instruments;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using ActorTrading.Storage.Journals;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>A whole node on a folder, as it is run, with a door on a free port. It can be stopped and started again.
/// </summary>
internal sealed class ConformingNode : IAsyncDisposable
{
    private readonly Workspace _folder = new();
    private readonly ILoggerFactory _logs;

    public ConformingNode()
    {
        _logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter<Http.RecordedLogs>(level => level >= LogLevel.Error)
            .AddProvider(Logs));
    }

    public Http.RecordedLogs Logs { get; } = new();

    public string Folder => _folder.Root;

    public NodeRuntime Runtime { get; private set; } = null!;

    public string AdminToken => File.ReadAllText(Runtime.TokenFile).Trim();

    public async Task Start(NodeSeams? seams = null)
    {
        var options = new NodeOptions
        {
            DataFolder = _folder.Root,
            Http = new() { Listen = new(System.Net.IPAddress.Loopback, 0) },
            Feed = new() { TickRate = 20m, Symbols = [Symbol.Of("BTC-USD"), Symbol.Of("ETH-USD")] },
            Limits = new() { RequestsPerSecond = 100_000, RequestBurst = 100_000 },
            Journal = new() { SnapshotEvery = 50 },
        };
        Runtime = await NodeAssembly.Open(options, _logs, seams);
        await Runtime.Start(TestContext.Current.CancellationToken);
    }

    /// <summary>In good order, so that the folder can be opened again.</summary>
    public async Task Stop()
    {
        await Runtime.Stop();
        await Runtime.DisposeAsync();
    }

    /// <summary>Does to the journal's file what nobody should.</summary>
    public void Alter(string sql, string key)
    {
        using var connection = new JournalFiles(Folder).AsSqlite().Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        command.ExecuteNonQuery();
    }

    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Runtime.Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _logs.Dispose();
        _folder.Dispose();
    }
}
