using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.MarketData;

/// <summary>Writes batches, each in one transaction. By one thread; its counts may be read from any.</summary>
internal sealed class MarketWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _bar;
    private readonly SqliteStatement _trade;
    private long _written;
    private long _lost;
    private volatile string? _failure;

    public MarketWriter(SqliteConnection connection)
    {
        _connection = connection;
        _bar = new SqliteStatement(connection, """
            INSERT OR REPLACE INTO market_data_cache
                (symbol, timeframe, open_time, open, high, low, close, volume)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """);
        _trade = new SqliteStatement(
            connection,
            "INSERT INTO market_trades (symbol, time, price, quantity, taker_side) VALUES (?1, ?2, ?3, ?4, ?5)");
    }

    public long Written => Volatile.Read(ref _written);

    /// <summary>Rows of batches that could not be written.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Why the last batch could not be written; null where it could.</summary>
    public string? Failure => _failure;

    /// <summary>
    /// A batch that fails is given up and counted, and whoever waits for it is told: the next one may succeed, as when
    /// a disk has room again.
    /// </summary>
    public void Write(List<MarketRow> batch)
    {
        var rows = batch.Count(r => r.Kind != MarketRowKind.End);
        try
        {
            if (rows > 0)
            {
                Commit(batch);
                Volatile.Write(ref _written, _written + rows);
                _failure = null;
            }
        }
        catch (SqliteException cause)
        {
            Volatile.Write(ref _lost, _lost + rows);
            _failure = cause.Message;
            batch.ForEach(row => row.Write?.Fail(cause));
        }

        foreach (var end in batch.Where(row => row.Kind == MarketRowKind.End))
        {
            end.Write?.Complete();
        }
    }

    public void Dispose()
    {
        _bar.Dispose();
        _trade.Dispose();
        _connection.Dispose();
    }

    private void Commit(List<MarketRow> batch)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var row in batch)
        {
            switch (row.Kind)
            {
                case MarketRowKind.Bar:
                    Insert(row.Bar);
                    break;
                case MarketRowKind.Trade:
                    Insert(row.Trade);
                    break;
            }
        }

        transaction.Commit();
    }

    private void Insert(in MarketBar bar) => _bar
        .Bind(1, bar.Symbol.Value)
        .Bind(2, bar.Timeframe.ToString())
        .Bind(3, bar.OpenTime.UnixMilliseconds)
        .Bind(4, Text(bar.Values.Open))
        .Bind(5, Text(bar.Values.High))
        .Bind(6, Text(bar.Values.Low))
        .Bind(7, Text(bar.Values.Close))
        .Bind(8, Text(bar.Values.Volume))
        .Run();

    private void Insert(in MarketTrade trade) => _trade
        .Bind(1, trade.Symbol.Value)
        .Bind(2, trade.Time.Ticks)
        .Bind(3, Text(trade.Price.Value))
        .Bind(4, Text(trade.Quantity.Value))
        .Bind(5, trade.TakerSide == Side.Buy ? MarketReader.Buy : MarketReader.Sell)
        .Run();

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
