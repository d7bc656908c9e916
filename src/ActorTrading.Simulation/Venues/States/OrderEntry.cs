using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>An order as a book of all orders ever has it.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Id">Our id.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Status">Accepted or partially filled while it is open; then how it ended.</param>
/// <param name="ArrivedAt">When the venue acted on the request.</param>
/// <param name="EndedAt">When it ended or was refused; null while it is open.</param>
/// <param name="State">Null unless it is open.</param>
public sealed record OrderEntry(
    AccountId Account,
    ClientOrderId Id,
    OrderSpec Spec,
    OrderStatus Status,
    Timestamp ArrivedAt,
    Timestamp? EndedAt,
    OrderState? State);
