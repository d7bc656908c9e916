using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Positions;

/// <summary>An order that closes a position, and what it means when it does.</summary>
public sealed record ProtectiveOrder(OrderSpec Spec, ExitReason Reason);
