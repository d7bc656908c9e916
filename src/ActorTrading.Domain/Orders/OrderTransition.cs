using System.Diagnostics.CodeAnalysis;

namespace ActorTrading.Domain.Orders;

/// <summary>What an event does to a status: it moves, stays, or the event is refused.</summary>
public readonly record struct OrderTransition
{
    private OrderTransition(OrderStatus status, Refusal? refusal)
    {
        Status = status;
        Refusal = refusal;
    }

    /// <summary>The status afterwards; the one before where the event is refused.</summary>
    public OrderStatus Status { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public static OrderTransition To(OrderStatus status) => new(status, null);

    public static OrderTransition Refuse(OrderStatus status, OrderEventKind kind) => new(status, new(
        "order_transition_refused",
        $"An order that is {status} cannot take the event {kind}; ask the venue for the order's true state."));
}
