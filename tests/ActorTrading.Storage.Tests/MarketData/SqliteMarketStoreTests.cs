using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.MarketData;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;
using ActorTrading.Testing.MarketData;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Tests.MarketData;

public sealed class SqliteMarketStoreTests : MarketStoreConformance, IDisposable
{
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteMarketStore> _opened = [];

    private string FilePath => Path.Combine(_folder.Path, "market.db");

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task What_waits_when_it_is_closed_is_written()
    {
        var store = OpenFile();
        for (var i = 0; i < 500; i++)
        {
            store.Offer(Bar(i));
        }

        store.Dispose();
        Assert.False(store.Offer(Bar(0)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Flush(Cancellation).AsTask());

        var again = OpenFile();
        Assert.Equal(500, Assert.Single(await again.List(Cancellation)).Count);
    }

    [Fact]
    public async Task What_finds_no_room_is_dropped_and_counted_and_imports_wait_instead()
    {
        var store = OpenFile(new MarketStoreLimits { WaitingMax = 4, BatchMax = 2 });
        using (var connection = new SqliteFile(FilePath).Open())
        using (connection.BeginTransaction())
        {
            // Another writer holds the file, so that batches have to wait.
            var isTaken = Enumerable.Range(0, 20).Select(i => store.Offer(Bar(i))).ToArray();
            Assert.Contains(false, isTaken);
            Assert.Equal(isTaken.Count(taken => !taken), store.Status.Dropped);
        }

        await store.Append([.. Enumerable.Range(100, 20).Select(i => Bar(i))], Cancellation);

        var query = new BarQuery(Btc, Minute) { From = Bar(100).OpenTime };
        Assert.Equal(20, (await store.ReadBars(query, Cancellation)).Count);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_is_given_up_and_whoever_waits_is_told()
    {
        var store = OpenFile();
        using (var connection = new SqliteFile(FilePath).Open())
        {
            Run(connection, "CREATE TRIGGER full BEFORE INSERT ON market_data_cache BEGIN "
                + "SELECT RAISE(ABORT, 'disk full'); END");
        }

        var failure = await Assert.ThrowsAsync<IOException>(() => store.Append([Bar(0)], Cancellation).AsTask());
        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        Assert.Equal((0L, 1L), (store.Status.Written, store.Status.Dropped));
        Assert.Contains("disk full", store.Status.Failure, StringComparison.Ordinal);

        using (var connection = new SqliteFile(FilePath).Open())
        {
            Run(connection, "DROP TRIGGER full");
        }

        await store.Append([Bar(0)], Cancellation);
        Assert.Equal(new MarketStoreStatus(Written: 1, Dropped: 1, Waiting: 0), store.Status);
    }

    [Fact]
    public async Task A_newer_file_is_left_alone()
    {
        var store = OpenFile();
        await store.Append([Bar(0)], Cancellation);
        store.Dispose();
        using (var connection = new SqliteFile(FilePath).Open())
        {
            Run(connection, "INSERT INTO schema_version VALUES (99, 'x', 'y', '2030-01-01')");
        }

        Assert.Throws<SchemaMismatchException>(() => OpenFile());
    }

    protected override IMarketStore Open() => OpenFile();

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteMarketStore OpenFile(MarketStoreLimits? limits = null)
    {
        var store = SqliteMarketStore.Open(FilePath, TimeProvider.System, limits);
        _opened.Add(store);
        return store;
    }
}
