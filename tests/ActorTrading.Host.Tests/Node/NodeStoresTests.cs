using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Host.Tests.Node;

public sealed class NodeStoresTests : IDisposable
{
    private static readonly EntityId Entity = new("portfolio", "main");
    private readonly Workspace _workspace = new();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_record_that_was_changed_in_the_middle_is_found_at_start_where_all_are_verified(
        bool verifies, int damages)
    {
        await Write();
        Spoil();
        using var folder = NodeFolder.Take(_workspace.Root);

        await using var stores = await NodeStores.Open(
            folder, new JournalOptions { VerifiesAtStart = verifies }, _ => { }, probe: null);

        Assert.Equal(damages, stores.Journal.Damages.Count);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task Write()
    {
        await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = _workspace.Root });
        var writer = new JournalWriter(Entity);
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<AppendOutcome.Written>(
                await journal.Append(new JournalBatch([writer.Record(null, "{}"u8.ToArray(), "portfolio.opened")])));
        }
    }

    private void Spoil()
    {
        using var connection = new SqliteFile(Path.Combine(_workspace.Root, "journal.db")).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE event SET payload = 'x' WHERE sequence = 2";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
