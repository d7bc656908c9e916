using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.MarketData;

/// <summary>Reads market data over one connection.</summary>
internal sealed class MarketReader(SqliteConnection connection)
{
    public const string Buy = "buy";
    public const string Sell = "sell";

    private const string BarsFirst = """
        SELECT open_time, open, high, low, close, volume FROM market_data_cache
        WHERE symbol = ?1 AND timeframe = ?2 AND open_time >= ?3 AND open_time < ?4 ORDER BY open_time LIMIT ?5
        """;

    private const string BarsLast = """
        SELECT * FROM (
            SELECT open_time, open, high, low, close, volume FROM market_data_cache
            WHERE symbol = ?1 AND timeframe = ?2 AND open_time >= ?3 AND open_time < ?4
            ORDER BY open_time DESC LIMIT ?5)
        ORDER BY open_time
        """;

    public IReadOnlyList<MarketBar> Bars(BarQuery query)
    {
        using var statement = new SqliteStatement(connection, query.Latest ? BarsLast : BarsFirst);
        statement.Bind(1, query.Symbol.Value)
            .Bind(2, query.Timeframe.ToString())
            .Bind(3, Milliseconds(query.From))
            .Bind(4, Milliseconds(query.To))
            .Bind(5, query.Limit);
        var bars = new List<MarketBar>();
        while (statement.Step())
        {
            bars.Add(new MarketBar(
                query.Symbol,
                query.Timeframe,
                Timestamp.FromUnixMilliseconds(statement.Long(0)),
                new OhlcvValues(
                    Number(statement, 1),
                    Number(statement, 2),
                    Number(statement, 3),
                    Number(statement, 4),
                    Number(statement, 5))));
        }

        return bars;
    }

    public IReadOnlyList<MarketTrade> Trades(Symbol symbol, Timestamp from, Timestamp to, int limit)
    {
        using var statement = new SqliteStatement(connection, """
            SELECT time, price, quantity, taker_side FROM market_trades
            WHERE symbol = ?1 AND time >= ?2 AND time < ?3 ORDER BY time, id LIMIT ?4
            """);
        statement.Bind(1, symbol.Value).Bind(2, from.Ticks).Bind(3, to.Ticks).Bind(4, limit);
        var trades = new List<MarketTrade>();
        while (statement.Step())
        {
            trades.Add(new MarketTrade(
                symbol,
                new Timestamp(statement.Long(0)),
                new Price(Number(statement, 1)),
                new Quantity(Number(statement, 2)),
                statement.Text(3) == Buy ? Side.Buy : Side.Sell));
        }

        return trades;
    }

    public IReadOnlyList<MarketSeries> List()
    {
        var series = new List<MarketSeries>();
        using var bars = new SqliteStatement(connection, """
            SELECT symbol, timeframe, min(open_time), max(open_time), count(*) FROM market_data_cache
            GROUP BY symbol, timeframe
            """);
        while (bars.Step())
        {
            series.Add(new MarketSeries(
                Symbol.Of(bars.Text(0)),
                Timeframe.TryParse(bars.Text(1), out var timeframe) ? timeframe : Timeframe.Tick,
                Timestamp.FromUnixMilliseconds(bars.Long(2)),
                Timestamp.FromUnixMilliseconds(bars.Long(3)),
                bars.Long(4)));
        }

        using var trades = new SqliteStatement(
            connection, "SELECT symbol, min(time), max(time), count(*) FROM market_trades GROUP BY symbol");
        while (trades.Step())
        {
            series.Add(new MarketSeries(
                Symbol.Of(trades.Text(0)),
                Timeframe.Tick,
                new Timestamp(trades.Long(1)),
                new Timestamp(trades.Long(2)),
                trades.Long(3)));
        }

        return [.. series.OrderBy(s => s.Symbol).ThenBy(s => s.Timeframe)];
    }

    // Rounded up, so that a bar of before the time does not come with it.
    private static long Milliseconds(Timestamp time) =>
        time.UnixMilliseconds + (time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);

    private static decimal Number(SqliteStatement statement, int column) =>
        decimal.Parse(statement.Text(column), CultureInfo.InvariantCulture);
}
