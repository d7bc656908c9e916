using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Funds that are locked for an order, or once for all members of a group, of which only one can trade.
/// </summary>
internal sealed class FundsHold(VenueAccount account, Currency asset)
{
    private readonly List<WorkingOrder> _orders = [];

    public Currency Asset { get; } = asset;

    public decimal Amount { get; private set; }

    public void Join(WorkingOrder order)
    {
        _orders.Add(order);
        order.Hold = this;
    }

    public void Leave(WorkingOrder order)
    {
        _orders.Remove(order);
        order.Hold = null;
    }

    /// <summary>How much more would have to be free for a member of this requirement.</summary>
    public decimal Missing(decimal requirement) => Math.Max(0m, requirement - Amount - account.Free(Asset));

    public void Release()
    {
        account.Unlock(Asset, Amount);
        Amount = 0m;
    }

    /// <summary>Takes over what the books of the account have as locked already.</summary>
    public void Adopt(decimal amount) => Amount = amount;

    /// <summary>Locks what the most demanding member needs, as far as it is there.</summary>
    public void Restore()
    {
        Release();
        var wanted = 0m;
        foreach (var order in _orders)
        {
            wanted = Math.Max(wanted, order.Requirement);
        }

        Amount = Math.Min(wanted, Math.Max(0m, account.Free(Asset)));
        account.Lock(Asset, Amount);
        if (account.Changes is not null)
        {
            _orders.ForEach(order => order.Touch());
        }
    }
}
