using System.Diagnostics;
using static ActorTrading.Domain.Orders.OrderEventKind;
using static ActorTrading.Domain.Orders.OrderStatus;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// The one table of an order's life. A terminal status is never left: a fill that comes late is money and is booked
/// by <see cref="Order.Apply(VenueReport)"/>, but a cancelled order stays cancelled and says so by its filled
/// quantity.
/// </summary>
/// <remarks>
/// Reports overtake one another: a fill may come before the answer to the request, an acceptance after the cancel was
/// asked for, a trade after the end. Only what contradicts us, not what is merely late, is refused. The table knows
/// no quantities. Where it says that the order rests (accepted or partially filled), the order itself tells from what
/// has filled, and from whether a cancel is under way, which of the resting statuses it is.
/// </remarks>
public static class OrderTransitions
{
    public static OrderTransition Next(OrderStatus status, OrderEventKind kind) => (status, kind) switch
    {
        // Ours alone: the venue never heard of a denied order, so a report on it is about something else.
        (Intended, OrderEventKind.Denied) => OrderTransition.To(OrderStatus.Denied),
        (OrderStatus.Denied, OrderEventKind.Denied or CancelRequested) => OrderTransition.To(status),
        (OrderStatus.Denied, _) or (_, OrderEventKind.Denied) => OrderTransition.Refuse(status, kind),

        (Intended, SendStarted) => OrderTransition.To(Sending),
        (Sending, SendStarted) => OrderTransition.To(status),
        (_, SendStarted) => OrderTransition.Refuse(status, kind),

        // Late or repeated news of an order that has ended.
        (Filled or OrderStatus.Canceled or OrderStatus.Expired or OrderStatus.Rejected, _) =>
            OrderTransition.To(status),

        (Intended or Sending, OutcomeUnknown) => OrderTransition.To(Unknown),
        (_, OutcomeUnknown) => OrderTransition.To(status),

        (Intended or Sending or Unknown, OrderEventKind.Accepted or Triggered) =>
            OrderTransition.To(OrderStatus.Accepted),
        (_, OrderEventKind.Accepted or Triggered or Reduced) => OrderTransition.To(status),

        // A stop may be refused after it had rested, when its trigger brings it to the book.
        (PartiallyFilled, OrderEventKind.Rejected) => OrderTransition.Refuse(status, kind),
        (_, OrderEventKind.Rejected) => OrderTransition.To(OrderStatus.Rejected),

        // That the order never lived contradicts an order that is known to rest.
        (Intended or Sending or Unknown, NotFound) => OrderTransition.To(OrderStatus.Rejected),
        (_, NotFound) => OrderTransition.Refuse(status, kind),

        (_, CompleteFill) => OrderTransition.To(Filled),
        (PendingCancel, PartialFill) => OrderTransition.To(status),
        (_, PartialFill) => OrderTransition.To(PartiallyFilled),

        // What is unproven stays so until the venue speaks of the order, whatever we ask of it meanwhile.
        (Intended or Sending or Unknown, CancelRequested or CancelRejected) => OrderTransition.To(status),
        (_, CancelRequested) => OrderTransition.To(PendingCancel),
        (PendingCancel, CancelRejected) => OrderTransition.To(OrderStatus.Accepted),
        (_, CancelRejected) => OrderTransition.To(status),

        (_, OrderEventKind.Canceled) => OrderTransition.To(OrderStatus.Canceled),
        (_, OrderEventKind.Expired) => OrderTransition.To(OrderStatus.Expired),
        _ => throw new UnreachableException($"No row for {status} and {kind}."),
    };
}
