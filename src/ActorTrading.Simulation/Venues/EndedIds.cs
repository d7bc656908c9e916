using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>Ids of orders that have ended, the newest of them.</summary>
internal sealed class EndedIds(int max)
{
    private readonly HashSet<ClientOrderId> _ids = [];
    private readonly Queue<ClientOrderId> _oldestFirst = new();

    /// <summary>Whether an id that is not here may have been here once.</summary>
    public bool HasForgotten { get; private set; }

    public IEnumerable<ClientOrderId> OldestFirst => _oldestFirst;

    public bool Contains(ClientOrderId order) => _ids.Contains(order);

    public void Load(IEnumerable<ClientOrderId> oldestFirst, bool hasForgotten)
    {
        HasForgotten |= hasForgotten;
        foreach (var order in oldestFirst)
        {
            Add(order);
        }
    }

    public void Add(ClientOrderId order)
    {
        if (!_ids.Add(order))
        {
            return;
        }

        _oldestFirst.Enqueue(order);
        if (_oldestFirst.Count > max)
        {
            HasForgotten = true;
            _ids.Remove(_oldestFirst.Dequeue());
        }
    }
}
