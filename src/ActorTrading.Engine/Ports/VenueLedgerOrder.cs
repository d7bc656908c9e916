using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>An order as the book of all orders ever has it.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Id">Our id. A second row under it takes the place of the first, which a refused order leaves.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Status">Accepted or partially filled while it is open; then how it ended.</param>
/// <param name="ArrivedAt">When the venue acted on the request.</param>
/// <param name="EndedAt">When it ended or was refused; null while it is open.</param>
/// <param name="State">The venue's text for an open order; null for one that is gone.</param>
public sealed record VenueLedgerOrder(
    AccountId Account,
    ClientOrderId Id,
    OrderSpec Spec,
    OrderStatus Status,
    Timestamp ArrivedAt,
    Timestamp? EndedAt,
    string? State);
