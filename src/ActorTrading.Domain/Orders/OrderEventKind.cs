namespace ActorTrading.Domain.Orders;

/// <summary>What can happen to an order, as far as its status is concerned.</summary>
public enum OrderEventKind
{
    /// <summary>Our risk gate refused it.</summary>
    Denied,

    SendStarted,

    /// <summary>No answer, or one that proves nothing: a timeout, a broken connection, a server error.</summary>
    OutcomeUnknown,

    Accepted,

    /// <summary>The venue refused it for certain, on arrival or when its trigger was reached.</summary>
    Rejected,

    /// <summary>The venue, asked for our id, proves that it never had it.</summary>
    NotFound,

    Triggered,

    /// <summary>The remaining quantity was cut.</summary>
    Reduced,

    PartialFill,

    /// <summary>The fill that completes the order.</summary>
    CompleteFill,

    CancelRequested,

    CancelRejected,

    Canceled,

    Expired,
}
