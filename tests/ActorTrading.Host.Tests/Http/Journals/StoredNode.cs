using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Host.Http.Journals;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Http.Journals;

/// <summary>A node with its journal on disk, and alerts in it.</summary>
internal sealed class StoredNode : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestNode Node { get; private set; } = null!;

    public SqliteJournal Journal { get; private set; } = null!;

    public string Backups => _folder["backups"];

    public static async Task<StoredNode> Start(int alerts)
    {
        var stored = new StoredNode();
        await stored.Open(alerts);
        return stored;
    }

    /// <summary>Does to the database what nobody should.</summary>
    public void Alter(string sql)
    {
        using var connection = new JournalFiles(_folder["data"]).AsSqlite().Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async Task Raise(string target)
    {
        var at = Timestamp.From(Node.Time.GetUtcNow());
        var raise = new AlertCommand.Raise("test", AlertSeverity.Warning, target, "Look.") { At = at };
        Assert.IsType<CommandResult.Accepted>(await Node.Entities.Ask(AlertsEntity.Id, raise));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Open(int alerts)
    {
        Directory.CreateDirectory(_folder["data"]);
        Journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = _folder["data"] });
        Node = await TestNode.Start(new TestNodeOptions
        {
            Journal = _ => Journal,
            Modules = parts =>
            [
                new JournalEventsModule(Journal, parts.Cursors),
                new JournalSearchModule(Journal, parts.Cursors),
                new JournalUpkeepModule(Journal, new JournalBackups(Journal, Backups, keep: 2, TimeProvider.System)),
            ],
            Closing = () => Journal.DisposeAsync(),
        });
        for (var i = 0; i < alerts; i++)
        {
            await Raise($"thing {i}");
        }
    }
}
