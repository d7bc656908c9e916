using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>A protective order that is out. Leave out those whose cancel is under way: they count as gone.</summary>
public sealed record WorkingExit(ClientOrderId Id, OrderSpec Spec, Quantity Filled)
{
    public Quantity Remaining => Spec.Quantity.MinusOrZero(Filled);
}
