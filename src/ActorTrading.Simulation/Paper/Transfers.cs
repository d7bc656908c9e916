using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Paper;

/// <summary>Movements of funds that are not saved yet, and the memory of all that are.</summary>
internal sealed class Transfers(IVenueLedger ledger)
{
    private readonly Dictionary<(AccountId, TransferId), VenueLedgerTransfer> _added = [];

    public ImmutableArray<VenueLedgerTransfer> Added => [.. _added.Values];

    /// <summary>False for one that has been made already.</summary>
    public bool TryAdd(PaperRequest.Deposit request, Timestamp at) =>
        !ledger.HasTransfer(request.Account, request.Transfer)
        && _added.TryAdd(
            (request.Account, request.Transfer), new(request.Account, request.Transfer, request.Amount, at));

    public void Clear() => _added.Clear();
}
