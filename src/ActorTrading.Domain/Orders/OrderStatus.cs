namespace ActorTrading.Domain.Orders;

/// <summary>Where an order stands. The last five are terminal.</summary>
public enum OrderStatus
{
    /// <summary>Journalled, not yet sent.</summary>
    Intended,

    /// <summary>Handed to the venue, no answer yet.</summary>
    Sending,

    /// <summary>Sent, and its outcome is not proven. Its capital stays reserved and nothing is sent again.</summary>
    Unknown,

    Accepted,

    PartiallyFilled,

    /// <summary>A cancel was asked for. The order may still fill.</summary>
    PendingCancel,

    Filled,

    Canceled,

    Expired,

    /// <summary>Refused by the venue.</summary>
    Rejected,

    /// <summary>Refused by our own risk gate; the venue never heard of it.</summary>
    Denied,
}

public static class OrderStatuses
{
    public static bool IsTerminal(this OrderStatus status) => status >= OrderStatus.Filled;
}
