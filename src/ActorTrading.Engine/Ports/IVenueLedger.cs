using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// The books of a paper venue, apart from the engine's journal, as an exchange's are: the witness that the journal can
/// be compared with. Used by one thread.
/// </summary>
public interface IVenueLedger
{
    /// <summary>
    /// Everything that is saved. Opens the books afresh: after a save that failed nothing else is allowed.
    /// </summary>
    /// <param name="depth">How much of the past is wanted.</param>
    VenueLedgerContents Load(VenueLedgerDepth depth);

    /// <summary>
    /// Saves all of the change or nothing of it. When it returns, the change survives the end of the process and a loss
    /// of power. An exception leaves open whether it was saved: <see cref="Load"/> tells.
    /// </summary>
    void Save(VenueLedgerChange change);

    /// <summary>
    /// What was reported of an order since it was taken in or refused, refusals of cancels left out, in the order in
    /// which it happened; empty for an order that is in no book.
    /// </summary>
    ImmutableArray<VenueReport> ReportsOf(AccountId account, ClientOrderId order);

    /// <summary>Reports with a higher number than this, by number.</summary>
    ImmutableArray<VenueLedgerReport> ReportsAfter(long number);

    bool HasTransfer(AccountId account, TransferId transfer);
}
