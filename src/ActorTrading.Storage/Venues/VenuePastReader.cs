using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>Reads the newest of what is past, account by account.</summary>
internal sealed class VenuePastReader(SqliteConnection connection, VenueLedgerDepth depth) : IDisposable
{
    private readonly SqliteStatement _ended = new(
        connection,
        """
        SELECT client_id FROM orders
        WHERE account = ? AND ended_at IS NOT NULL AND status <> 'rejected'
        ORDER BY number DESC LIMIT ?
        """);

    private readonly SqliteStatement _fills = new(
        connection,
        """
        SELECT r.report FROM fills f JOIN reports r ON r.number = f.report
        WHERE f.account = ? ORDER BY f.report DESC LIMIT ?
        """);

    private readonly SqliteStatement _funding = new(
        connection,
        "SELECT report FROM reports WHERE account = ? AND kind = 'funding' ORDER BY number DESC LIMIT ?");

    public VenuePast Of(AccountId account)
    {
        // One more than is wanted tells whether there are more.
        var ended = Newest(_ended, account, depth.EndedOrders + 1);
        return new()
        {
            Account = account,
            EndedOrders = [.. ended.TakeLast(depth.EndedOrders).Select(id => new ClientOrderId(id))],
            HasForgotten = ended.Count > depth.EndedOrders,
            Fills =
            [
                .. Newest(_fills, account, depth.Fills).Select(text => VenueLedgerText.Report(text).Traded)
                    .OfType<Fill>(),
            ],
            Funding =
            [
                .. Newest(_funding, account, depth.Funding).Select(VenueLedgerText.Report)
                    .OfType<AccountReport.Funding>(),
            ],
        };
    }

    public void Dispose()
    {
        _ended.Dispose();
        _fills.Dispose();
        _funding.Dispose();
    }

    /// <summary>Oldest first, although the statement gives the newest first.</summary>
    private static List<string> Newest(SqliteStatement statement, AccountId account, int max)
    {
        statement.Bind(1, account.Value).Bind(2, max);
        var texts = new List<string>();
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        texts.Reverse();
        return texts;
    }
}
