using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.MarketData;

/// <summary>
/// Removes what is too old, in steps between which the writer gets its turn.
/// </summary>
internal static class MarketPruning
{
    private const int RowsPerStep = 10_000;

    private const string Bars = """
        DELETE FROM market_data_cache WHERE (symbol, timeframe, open_time) IN (
            SELECT symbol, timeframe, open_time FROM market_data_cache
            WHERE timeframe = ?1 AND open_time < ?2 LIMIT ?3)
        """;

    private const string Trades = """
        DELETE FROM market_trades WHERE id IN (
            SELECT id FROM market_trades WHERE time < ?2 AND ?1 = 'tick' LIMIT ?3)
        """;

    public static long Run(SqliteConnection connection, Timeframe timeframe, Timestamp before)
    {
        using var statement = new SqliteStatement(connection, timeframe.IsTick ? Trades : Bars);
        var (removed, step) = (0L, 0L);
        do
        {
            statement.Bind(1, timeframe.ToString())
                .Bind(2, timeframe.IsTick ? before.Ticks : before.UnixMilliseconds)
                .Bind(3, RowsPerStep)
                .Run();
            step = long.Parse(connection.ReadText("SELECT changes()")!);
            removed += step;
        }
        while (step > 0);

        return removed;
    }
}
