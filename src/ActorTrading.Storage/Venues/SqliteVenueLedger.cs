using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>
/// A paper venue's books in one SQLite file of their own, synced at each save. A handle on which a save has failed is
/// never used again: what it holds in memory may not be what is on the disk.
/// </summary>
public sealed class SqliteVenueLedger(SqliteFile file, TimeProvider time) : IVenueLedger, IDisposable
{
    private VenueLedgerSession? _session;

    /// <summary>The migrations of the file.</summary>
    public static SqliteSchema Schema { get; } = SqliteSchema.Embedded("paper-venue", "Venues/Migrations");

    private VenueLedgerSession Session =>
        _session ?? throw new InvalidOperationException("The ledger has to be loaded first.");

    public VenueLedgerContents Load(VenueLedgerDepth depth)
    {
        Close();
        _session = new(new SqliteMigrator(Schema, time).Open(file));
        return VenueLedgerReader.Read(_session.Connection, depth);
    }

    public void Save(VenueLedgerChange change)
    {
        try
        {
            Session.Save(change);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public ImmutableArray<VenueReport> ReportsOf(AccountId account, ClientOrderId order) =>
        Session.ReportsOf(account, order);

    public ImmutableArray<VenueLedgerReport> ReportsAfter(long number) => Session.ReportsAfter(number);

    public bool HasTransfer(AccountId account, TransferId transfer) => Session.HasTransfer(account, transfer);

    public void Dispose() => Close();

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
