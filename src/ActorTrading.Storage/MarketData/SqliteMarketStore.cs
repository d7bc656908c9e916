using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.MarketData;

/// <summary>
/// Market data in one SQLite file. A thread of its own writes what has come together since its last write; reads run
/// beside it on connections of their own.
/// </summary>
public sealed class SqliteMarketStore : IMarketStore, IDisposable
{
    private readonly SqliteFile _file;
    private readonly MarketStoreLimits _limits;
    private readonly MarketRowQueue _queue;
    private readonly MarketWriter _writer;
    private readonly Thread _thread;
    private long _refused;

    private SqliteMarketStore(SqliteFile file, SqliteConnection connection, MarketStoreLimits limits)
    {
        (_file, _limits) = (file, limits);
        _queue = new MarketRowQueue(limits.WaitingMax);
        _writer = new MarketWriter(connection);
        _thread = new Thread(WriteUntilClosed) { Name = "market-store", IsBackground = true };
        _thread.Start();
    }

    public MarketStoreStatus Status => new(
        _writer.Written, Volatile.Read(ref _refused) + _writer.Lost, _queue.Count, _writer.Failure);

    /// <summary>Opens the file, made when missing, and begins to write.</summary>
    /// <exception cref="SchemaMismatchException">The file is newer, or a migration was changed since.</exception>
    /// <exception cref="SqliteDamagedException">The file is no sound database.</exception>
    public static SqliteMarketStore Open(string path, TimeProvider time, MarketStoreLimits? limits = null)
    {
        var file = new SqliteFile(path)
        {
            Durability = SqliteDurability.Normal,
            WhenDamaged = "Move it away: market data is collected anew, and nothing else depends on it.",
        };
        var connection = new SqliteMigrator(SqliteSchema.Embedded("market", "MarketData/Migrations"), time).Open(file);
        return new SqliteMarketStore(file, connection, limits ?? MarketStoreLimits.Default);
    }

    public bool Offer(in MarketBar bar) => Offer(MarketRow.Of(bar));

    public bool Offer(in MarketTrade trade) => Offer(MarketRow.Of(trade));

    public async ValueTask Append(IReadOnlyList<MarketBar> bars, CancellationToken cancellation)
    {
        var write = new MarketWrite();
        foreach (var bar in bars)
        {
            await _queue.Add(MarketRow.Of(bar, write), cancellation).ConfigureAwait(false);
        }

        await _queue.Add(MarketRow.End(write), cancellation).ConfigureAwait(false);
        await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public ValueTask Flush(CancellationToken cancellation) => Append([], cancellation);

    public ValueTask<IReadOnlyList<MarketBar>> ReadBars(BarQuery query, CancellationToken cancellation) =>
        Read(reader => reader.Bars(query));

    public ValueTask<IReadOnlyList<MarketTrade>> ReadTrades(
        Symbol symbol, Timestamp from, Timestamp to, int limit, CancellationToken cancellation) =>
        Read(reader => reader.Trades(symbol, from, to, limit));

    public ValueTask<IReadOnlyList<MarketSeries>> List(CancellationToken cancellation) => Read(reader => reader.List());

    public async ValueTask<long> Prune(Timeframe timeframe, Timestamp before, CancellationToken cancellation)
    {
        await Flush(cancellation).ConfigureAwait(false);
        using var connection = _file.Open();
        return MarketPruning.Run(connection, timeframe, before);
    }

    /// <summary>Takes nothing more, writes what waits, and closes the file.</summary>
    public void Dispose()
    {
        if (!_queue.Close())
        {
            return;
        }

        _thread.Join();
        _writer.Dispose();
        _queue.Dispose();
    }

    private bool Offer(in MarketRow row)
    {
        if (_queue.TryAdd(row))
        {
            return true;
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    private ValueTask<T> Read<T>(Func<MarketReader, T> read)
    {
        using var connection = _file.OpenToRead();
        return new(read(new MarketReader(connection)));
    }

    private void WriteUntilClosed()
    {
        var batch = new List<MarketRow>();
        while (_queue.Take(batch, _limits.BatchMax))
        {
            _writer.Write(batch);
            batch.Clear();
        }
    }
}
