namespace ActorTrading.Domain.Orders;

/// <summary>What a report does to an order.</summary>
public abstract record OrderChange
{
    private OrderChange()
    {
    }

    /// <summary>The order changes, and the report is worth an event.</summary>
    public sealed record Applied(Order Order, OrderFlag Flag) : OrderChange;

    /// <summary>The report says nothing new: no event.</summary>
    public sealed record AlreadyKnown : OrderChange;

    /// <summary>The report cannot be about this order, or contradicts what is known of it.</summary>
    public sealed record Refused(Refusal Reason) : OrderChange;
}
