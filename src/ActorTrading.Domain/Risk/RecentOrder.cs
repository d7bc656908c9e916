using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk;

/// <summary>An order that was sent, whatever became of it, as far back as the duplicate guard looks.</summary>
public sealed record RecentOrder(OrderSpec Spec, Timestamp At);
