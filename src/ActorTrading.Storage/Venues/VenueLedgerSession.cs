using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>One connection to a venue's books with what is run on it again and again.</summary>
internal sealed class VenueLedgerSession : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _putVenue;
    private readonly SqliteStatement _putMarket;
    private readonly SqliteStatement _putAccount;
    private readonly SqliteStatement _putOrder;
    private readonly SqliteStatement _addReport;
    private readonly SqliteStatement _addFill;
    private readonly SqliteStatement _addTransfer;
    private readonly SqliteStatement _reportsOf;
    private readonly SqliteStatement _reportsAfter;
    private readonly SqliteStatement _hasTransfer;

    public VenueLedgerSession(SqliteConnection connection)
    {
        Connection = connection;
        _putVenue = Prepare("INSERT OR REPLACE INTO venue (id, state) VALUES (1, ?)");
        _putMarket = Prepare("INSERT OR REPLACE INTO markets (symbol, state) VALUES (?, ?)");
        _putAccount = Prepare("INSERT OR REPLACE INTO accounts (account, state) VALUES (?, ?)");
        _putOrder = Prepare(
            """
            INSERT INTO orders
                (account, client_id, symbol, side, quantity, spec, status, arrived_at, ended_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, client_id) DO UPDATE SET
                symbol = excluded.symbol, side = excluded.side, quantity = excluded.quantity, spec = excluded.spec,
                status = excluded.status, arrived_at = excluded.arrived_at, ended_at = excluded.ended_at,
                state = excluded.state
            """);
        _addReport = Prepare("INSERT INTO reports (number, account, client_id, kind, report) VALUES (?, ?, ?, ?, ?)");
        _addFill = Prepare(
            """
            INSERT INTO fills
                (report, trade_id, account, client_id, symbol, side, price, quantity, fee, fee_asset, liquidity, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        _addTransfer = Prepare(
            "INSERT INTO transfers (account, transfer_id, asset, amount, at) VALUES (?, ?, ?, ?, ?)");
        _reportsOf = Prepare("SELECT report FROM reports WHERE account = ? AND client_id = ? ORDER BY number");
        _reportsAfter = Prepare("SELECT number, account, report FROM reports WHERE number > ? ORDER BY number");
        _hasTransfer = Prepare("SELECT 1 FROM transfers WHERE account = ? AND transfer_id = ?");
    }

    public SqliteConnection Connection { get; }

    public void Save(VenueLedgerChange change)
    {
        Connection.Run("BEGIN IMMEDIATE");
        _putVenue.Bind(1, change.Venue).Run();
        foreach (var market in change.Markets)
        {
            _putMarket.Bind(1, market.Symbol.Value).Bind(2, market.State).Run();
        }

        foreach (var account in change.Accounts)
        {
            _putAccount.Bind(1, account.Account.Value).Bind(2, account.State).Run();
        }

        foreach (var order in change.Orders)
        {
            Put(order);
        }

        foreach (var report in change.Reports)
        {
            Add(report);
        }

        foreach (var transfer in change.Transfers)
        {
            Add(transfer);
        }

        Connection.Run("COMMIT");
    }

    public ImmutableArray<VenueReport> ReportsOf(AccountId account, ClientOrderId order)
    {
        _reportsOf.Bind(1, account.Value).Bind(2, order.Value);
        var reports = new List<VenueReport>();
        while (_reportsOf.Step())
        {
            reports.Add(((AccountReport.Order)VenueLedgerText.Report(_reportsOf.Text(0))).Report);
        }

        return OrderStory.Of(reports);
    }

    public ImmutableArray<VenueLedgerReport> ReportsAfter(long number)
    {
        _reportsAfter.Bind(1, number);
        var reports = ImmutableArray.CreateBuilder<VenueLedgerReport>();
        while (_reportsAfter.Step())
        {
            var report = VenueLedgerText.Report(_reportsAfter.Text(2));
            reports.Add(new(_reportsAfter.Long(0), new(_reportsAfter.Text(1)), report));
        }

        return reports.DrainToImmutable();
    }

    public bool HasTransfer(AccountId account, TransferId transfer)
    {
        var found = _hasTransfer.Bind(1, account.Value).Bind(2, transfer.Value).Step();
        _hasTransfer.Reset();
        return found;
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        Connection.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(Connection, sql);
        _statements.Add(statement);
        return statement;
    }

    private void Put(VenueLedgerOrder order) => _putOrder
        .Bind(1, order.Account.Value)
        .Bind(2, order.Id.Value)
        .Bind(3, order.Spec.Symbol.Value)
        .Bind(4, VenueLedgerText.Name(order.Spec.Side))
        .Bind(5, VenueLedgerText.Number(order.Spec.Quantity.Value))
        .Bind(6, VenueLedgerText.Of(order.Spec))
        .Bind(7, VenueLedgerText.Name(order.Status))
        .Bind(8, order.ArrivedAt.ToString())
        .Bind(9, order.EndedAt?.ToString())
        .Bind(10, order.State)
        .Run();

    private void Add(VenueLedgerReport report)
    {
        var order = (report.Report as AccountReport.Order)?.Report.OrderId;
        _addReport
            .Bind(1, report.Number)
            .Bind(2, report.Account.Value)
            .Bind(3, order?.Value)
            .Bind(4, VenueLedgerText.Kind(report.Report))
            .Bind(5, VenueLedgerText.Of(report.Report))
            .Run();
        if (report.Report.Traded is { } fill)
        {
            Add(report, fill);
        }
    }

    private void Add(VenueLedgerReport report, Fill fill) => _addFill
        .Bind(1, report.Number)
        .Bind(2, fill.TradeId.Value)
        .Bind(3, report.Account.Value)
        .Bind(4, fill.OrderId.Value)
        .Bind(5, fill.Symbol.Value)
        .Bind(6, VenueLedgerText.Name(fill.Side))
        .Bind(7, VenueLedgerText.Number(fill.Price.Value))
        .Bind(8, VenueLedgerText.Number(fill.Quantity.Value))
        .Bind(9, VenueLedgerText.Number(fill.Fee.Value))
        .Bind(10, fill.Fee.Currency.Code)
        .Bind(11, VenueLedgerText.Name(fill.Liquidity))
        .Bind(12, fill.At.ToString())
        .Run();

    private void Add(VenueLedgerTransfer transfer) => _addTransfer
        .Bind(1, transfer.Account.Value)
        .Bind(2, transfer.Transfer.Value)
        .Bind(3, transfer.Amount.Currency.Code)
        .Bind(4, VenueLedgerText.Number(transfer.Amount.Value))
        .Bind(5, transfer.At.ToString())
        .Run();
}
