using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>A request on its way: a new order, or a cancel when there is no spec.</summary>
public sealed record RequestState(Timestamp Due, AccountId Account, ClientOrderId Id, OrderSpec? Spec);
