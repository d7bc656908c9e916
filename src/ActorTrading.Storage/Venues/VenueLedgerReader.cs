using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>Reads a venue's books as a whole.</summary>
internal static class VenueLedgerReader
{
    public static VenueLedgerContents Read(SqliteConnection connection, VenueLedgerDepth depth) => new()
    {
        Venue = Texts(connection, "SELECT state FROM venue").SingleOrDefault(),
        Markets = Texts(connection, "SELECT state FROM markets"),
        Accounts = Texts(connection, "SELECT state FROM accounts"),
        OpenOrders = Texts(connection, "SELECT state FROM orders WHERE state IS NOT NULL ORDER BY number"),
        Past =
        [
            .. Texts(connection, "SELECT account FROM accounts")
                .Select(account => PastOf(connection, new(account), depth)),
        ],
        LastReport = long.Parse(
            connection.ReadText("SELECT coalesce(max(number), 0) FROM reports")!,
            System.Globalization.CultureInfo.InvariantCulture),
    };

    private static VenuePast PastOf(SqliteConnection connection, AccountId account, VenueLedgerDepth depth)
    {
        // One more than is wanted tells whether there are more.
        var ended = Newest(
            connection,
            """
            SELECT client_id FROM orders
            WHERE account = ? AND ended_at IS NOT NULL AND status <> 'rejected'
            ORDER BY number DESC LIMIT ?
            """,
            account,
            depth.EndedOrders + 1);
        var fills = Newest(
            connection,
            """
            SELECT r.report FROM fills f JOIN reports r ON r.number = f.report
            WHERE f.account = ? ORDER BY f.report DESC LIMIT ?
            """,
            account,
            depth.Fills);
        var funding = Newest(
            connection,
            "SELECT report FROM reports WHERE account = ? AND kind = 'funding' ORDER BY number DESC LIMIT ?",
            account,
            depth.Funding);
        return new()
        {
            Account = account,
            EndedOrders = [.. ended.TakeLast(depth.EndedOrders).Select(id => new ClientOrderId(id))],
            HasForgotten = ended.Count > depth.EndedOrders,
            Fills = [.. fills.Select(text => VenueLedgerText.Report(text).Traded).OfType<Fill>()],
            Funding = [.. funding.Select(text => (AccountReport.Funding)VenueLedgerText.Report(text))],
        };
    }

    /// <summary>Oldest first, although the statement gives the newest first.</summary>
    private static List<string> Newest(SqliteConnection connection, string sql, AccountId account, int max)
    {
        using var statement = new SqliteStatement(connection, sql);
        statement.Bind(1, account.Value).Bind(2, max);
        var texts = new List<string>();
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        texts.Reverse();
        return texts;
    }

    private static ImmutableArray<string> Texts(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        return texts.DrainToImmutable();
    }
}
