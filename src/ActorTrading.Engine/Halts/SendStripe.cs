using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Accounts;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// The accounts that share one lock on their way to the venue, and their working orders that may open a position.
/// Everything but <see cref="Gate"/> is touched only while the lock is held.
/// </summary>
internal sealed class SendStripe
{
    private readonly Dictionary<(AccountId Account, ClientOrderId Id), OutgoingOrder> _working = [];

    public Lock Gate { get; } = new();

    public int Count => _working.Count;

    public void Add(OutgoingOrder order)
    {
        if (order.MayOpen)
        {
            _working[(order.Account, order.Id)] = order;
        }
    }

    public void Remove(AccountId account, ClientOrderId id) => _working.Remove((account, id));

    public void RemoveAll(AccountId account)
    {
        foreach (var key in _working.Keys.Where(k => k.Account == account).ToArray())
        {
            _working.Remove(key);
        }
    }

    public IEnumerable<OutgoingOrder> Within(HaltScope scope) =>
        _working.Values.Where(o => scope.Touches(o.Account, o.Portfolio, o.Spec.Symbol));
}
