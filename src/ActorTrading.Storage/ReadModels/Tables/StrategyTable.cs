using System.Globalization;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>The rule set of each portfolio and what its closed positions brought, in the base currency.</summary>
internal sealed class StrategyTable : IPortfolioTable
{
    private static readonly RowShape New = new("strategies", "id");
    private static readonly RowShape Named = new("strategies", "id");
    private static readonly RowShape Edited = new("strategies", "id");
    private static readonly RowShape Earned = new("strategies", "id");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        if (change.Event is PortfolioEvent.Opened opened)
        {
            Begin(change.Portfolio, opened.At, rows);
            rows.Change(Named, ("id", change.Portfolio), ("name", opened.Name), ("updated_at", opened.At));
        }

        if (change.After.ClosedTradeCount > change.Before.ClosedTradeCount)
        {
            Begin(change.Portfolio, change.Event.At, rows);
            Add(change.Portfolio, change.After.ClosedTrades[^1], change.Event.At, rows);
        }
    }

    /// <summary>The portfolio's rules were edited; their rows are written already.</summary>
    public static void RulesEdited(string portfolio, Timestamp at, RowWriter rows)
    {
        Begin(portfolio, at, rows);
        var counts = rows.First(
            """
            SELECT COUNT(*), COALESCE(SUM(is_active), 0), (SELECT edits + 1 FROM strategies WHERE id = ?1)
            FROM trading_rules WHERE portfolio_id = ?1 AND deleted_at IS NULL
            """,
            3,
            portfolio)!;
        rows.Change(
            Edited,
            ("id", portfolio),
            ("rules", Integer(counts[0])),
            ("active_rules", Integer(counts[1])),
            ("edits", Integer(counts[2])),
            ("updated_at", at));
    }

    private static void Begin(string portfolio, Timestamp at, RowWriter rows) => rows.Add(
        New,
        ("id", portfolio),
        ("portfolio_id", portfolio),
        ("name", portfolio),
        ("rules", 0L),
        ("active_rules", 0L),
        ("edits", 0L),
        ("closed_trades", 0L),
        ("winning_trades", 0L),
        ("losing_trades", 0L),
        ("total_pnl", 0m),
        ("gross_profit", 0m),
        ("gross_loss", 0m),
        ("fees", 0m),
        ("best_trade", null),
        ("worst_trade", null),
        ("created_at", at),
        ("updated_at", at));

    private static void Add(string portfolio, ClosedTrade trade, Timestamp at, RowWriter rows)
    {
        var row = rows.First(
            """
            SELECT closed_trades, winning_trades, losing_trades, total_pnl, gross_profit, gross_loss, fees, best_trade,
                worst_trade
            FROM strategies WHERE id = ?1
            """,
            9,
            portfolio)!;
        var profit = trade.Profit.Value;
        rows.Change(
            Earned,
            ("id", portfolio),
            ("closed_trades", Integer(row[0]) + 1),
            ("winning_trades", Integer(row[1]) + (profit > 0m ? 1 : 0)),
            ("losing_trades", Integer(row[2]) + (profit < 0m ? 1 : 0)),
            ("total_pnl", Number(row[3]) + profit),
            ("gross_profit", Number(row[4]) + Math.Max(0m, profit)),
            ("gross_loss", Number(row[5]) + Math.Min(0m, profit)),
            ("fees", Number(row[6]) + trade.Fees.Value),
            ("best_trade", row[7] is { } best ? Math.Max(Number(best), profit) : profit),
            ("worst_trade", row[8] is { } worst ? Math.Min(Number(worst), profit) : profit),
            ("updated_at", at));
    }

    private static long Integer(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);

    private static decimal Number(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);
}
