using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

internal enum VenueRequestKind
{
    Insert,
    Cancel,
    Query,
    Statement,
}

/// <summary>A request on its way to the venue. Inserts have a spec; a statement is of no order.</summary>
internal readonly record struct VenueRequest(
    VenueRequestKind Kind, AccountId Account, ClientOrderId Id = default, OrderSpec? Spec = null);
