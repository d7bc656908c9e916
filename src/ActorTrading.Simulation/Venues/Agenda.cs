using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>What falls due at the venue without market data: requests that arrive, and orders that expire.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<VenueRequest, (Timestamp Due, long Sequence)> _requests = new();
    private readonly SortedSet<(Timestamp Due, long Sequence, WorkingOrder Order)> _expiries =
        new(Comparer<(Timestamp Due, long Sequence, WorkingOrder Order)>.Create(
            (left, right) => (left.Due, left.Sequence).CompareTo((right.Due, right.Sequence))));

    private long _nextSequence;

    public bool IsEmpty => _requests.Count == 0 && _expiries.Count == 0;

    public Timestamp? NextRequest => _requests.TryPeek(out _, out var priority) ? priority.Due : null;

    public Timestamp? NextExpiry => _expiries.Count > 0 ? _expiries.Min.Due : null;

    public void Add(VenueRequest request, Timestamp due) => _requests.Enqueue(request, (due, _nextSequence++));

    public bool Expects(AccountId account, ClientOrderId id) => _requests.UnorderedItems.Any(waiting =>
        waiting.Element is { Kind: VenueRequestKind.Insert } insert && insert.Account == account && insert.Id == id);

    /// <summary>What travels, in the order of its arrival.</summary>
    public IEnumerable<RequestState> Export() =>
        from waiting in _requests.UnorderedItems
        orderby waiting.Priority.Due, waiting.Priority.Sequence
        let request = waiting.Element
        select new RequestState(waiting.Priority.Due, request.Account, request.Id, request.Spec);

    public VenueRequest TakeRequest() => _requests.Dequeue();

    public void Watch(WorkingOrder order)
    {
        if (order.Spec is { TimeInForce: TimeInForce.Gtd, ExpiresAt: { } due })
        {
            _expiries.Add((due, order.Sequence, order));
        }
    }

    /// <summary>The first order to expire, which may have ended by then.</summary>
    public WorkingOrder TakeExpiry()
    {
        var first = _expiries.Min;
        _expiries.Remove(first);
        return first.Order;
    }
}
