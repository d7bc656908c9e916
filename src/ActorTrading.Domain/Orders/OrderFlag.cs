namespace ActorTrading.Domain.Orders;

/// <summary>Something about a report that a person may want to know, though it was taken.</summary>
public enum OrderFlag
{
    None,

    /// <summary>A fill after the order had ended. It is money, so it is kept.</summary>
    LateFill,

    /// <summary>More filled than was ordered. It is money, so it is kept.</summary>
    Overfill,
}
