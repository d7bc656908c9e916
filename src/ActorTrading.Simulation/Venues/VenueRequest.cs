using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>A request on its way to the venue: a new order, or a cancel when there is no spec.</summary>
internal readonly record struct VenueRequest(AccountId Account, ClientOrderId Id, OrderSpec? Spec);
