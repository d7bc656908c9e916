using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Benchmarks.Halts;

/// <summary>A venue that takes everything at no cost and says nothing.</summary>
internal sealed class CountingVenue : IVenue
{
    private long _asked;

    public long Asked => Volatile.Read(ref _asked);

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) => _asked++;

    public void Cancel(AccountId account, ClientOrderId id) => _asked++;

    public void Query(AccountId account, ClientOrderId id) => _asked++;

    public void RequestStatement(AccountId account) => _asked++;
}
