using ActorTrading.Storage.ReadModels.Queries;
using ActorTrading.Storage.ReadModels.Writing;
using ActorTrading.Storage.Sqlite;
using Dapper;

namespace ActorTrading.Storage.Backtests;

/// <summary>
/// Results of back-tests, in a file that runs of the command line write and a node reads. Opened for each use: both are
/// rare, and neither keeps the other out.
/// </summary>
public sealed class BacktestResultStore(string path, TimeProvider time)
{
    /// <summary>Its name in a data folder.</summary>
    public const string FileName = "backtests.db";

    private static readonly SqliteSchema Schema = SqliteSchema.Embedded("back-test results", "Backtests/Migrations");
    private static readonly RowShape Result = new("backtest_results", "id");

    private readonly SqliteFile _file = new(path);

    /// <summary>Keeps a result; an equal run that was kept before stays as it is.</summary>
    public void Keep(BacktestResultRow result)
    {
        using var connection = new SqliteMigrator(Schema, time).Open(_file);
        using var rows = new RowWriter(connection);
        rows.Add(
            Result,
            ("id", result.Id),
            ("title", result.Title),
            ("command", result.Command),
            ("seed", result.Seed),
            ("order_hash", result.OrderHash),
            ("state_hash", result.StateHash),
            ("start_date", result.StartDate),
            ("end_date", result.EndDate),
            ("currency", result.Currency),
            ("initial_capital", result.InitialCapital),
            ("final_capital", result.FinalCapital),
            ("total_pnl", result.TotalPnl),
            ("total_trades", result.TotalTrades),
            ("winning_trades", result.WinningTrades),
            ("losing_trades", result.LosingTrades),
            ("summary", result.Summary),
            ("created_at", result.CreatedAt));
    }

    /// <summary>The latest first.</summary>
    public Page<BacktestResultRow> List(PageRequest page)
    {
        var rows = Read(
            "SELECT * FROM backtest_results WHERE position < @before ORDER BY position DESC LIMIT @limit",
            new { before = page.Before ?? long.MaxValue, limit = page.Limit + 1 });
        return rows.Count > page.Limit
            ? new Page<BacktestResultRow>([.. rows.Take(page.Limit)], rows[page.Limit - 1].Position)
            : new Page<BacktestResultRow>(rows, null);
    }

    public BacktestResultRow? Find(string id) =>
        Read("SELECT * FROM backtest_results WHERE id = @id", new { id }).FirstOrDefault();

    private List<BacktestResultRow> Read(string sql, object parameters)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        RowMapping.Use();
        using var connection = _file.OpenToRead();
        return connection.Query<BacktestResultRow>(sql, parameters).AsList();
    }
}
