using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>How to get from the protective orders that are out to those that should be.</summary>
public sealed record ExitChanges(ImmutableArray<ClientOrderId> Cancel, ImmutableArray<ProtectiveOrder> Place)
{
    public bool IsEmpty => Cancel.IsEmpty && Place.IsEmpty;
}
