using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Testing.Venues;

/// <summary>A ledger that fails when told to, before or after it has saved.</summary>
public sealed class FaultyVenueLedger(IVenueLedger inner) : IVenueLedger
{
    /// <summary>How many of the next saves fail without having saved.</summary>
    public int FailingSaves { get; set; }

    /// <summary>How many of the next saves are made and fail all the same, as when a sync's answer is lost.</summary>
    public int LostAnswers { get; set; }

    public int FailingLoads { get; set; }

    public int Saves { get; private set; }

    public VenueLedgerContents Load(VenueLedgerDepth depth)
    {
        if (FailingLoads > 0)
        {
            FailingLoads--;
            throw new IOException("The disk does not answer.");
        }

        return inner.Load(depth);
    }

    public void Save(VenueLedgerChange change)
    {
        if (FailingSaves > 0)
        {
            FailingSaves--;
            throw new IOException("The disk is full.");
        }

        Saves++;
        inner.Save(change);
        if (LostAnswers > 0)
        {
            LostAnswers--;
            throw new IOException("The sync failed.");
        }
    }

    public ImmutableArray<VenueReport> ReportsOf(AccountId account, ClientOrderId order) =>
        inner.ReportsOf(account, order);

    public ImmutableArray<VenueLedgerReport> ReportsAfter(long number) => inner.ReportsAfter(number);

    public bool HasTransfer(AccountId account, TransferId transfer) => inner.HasTransfer(account, transfer);
}
