using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Collects what changes, for those who keep a copy. Each thing is in it once; whoever changes again adds nothing.
/// </summary>
internal sealed class ChangeLog
{
    private readonly HashSet<VenueAccount> _accounts = [];
    private readonly HashSet<WorkingOrder> _orders = [];
    private readonly HashSet<TrailCohort> _trails = [];
    private readonly List<OrderEntry> _refused = [];

    public void Add(VenueAccount account) => _accounts.Add(account);

    public void Add(WorkingOrder order) => _orders.Add(order);

    /// <summary>The stops of this cohort have followed a new best price.</summary>
    public void Add(TrailCohort cohort) => _trails.Add(cohort);

    public void AddRefused(VenueAccount account, ClientOrderId id, OrderSpec spec, Timestamp at) =>
        _refused.Add(new(account.Id, id, spec, OrderStatus.Rejected, at, at, State: null));

    /// <summary>Makes changed orders of the trails that have moved.</summary>
    public void CollectTrails()
    {
        foreach (var cohort in _trails)
        {
            _orders.UnionWith(cohort.Orders);
        }

        _trails.Clear();
    }

    public IEnumerable<AccountState> Accounts(MarketBoard markets) =>
        _accounts.OrderBy(account => account.Id).Select(account => account.Export(markets));

    /// <summary>Refusals first: an id that was refused may have been taken in since.</summary>
    public IEnumerable<OrderEntry> Orders() =>
        [.. _refused, .. _orders.OrderBy(order => order.Sequence).Select(order => order.Entry())];

    /// <summary>What has changed is known to those who keep a copy, trails included.</summary>
    public void Forget()
    {
        Clear();
        _trails.Clear();
    }

    public void Clear()
    {
        _accounts.Clear();
        _orders.Clear();
        _refused.Clear();
    }
}
