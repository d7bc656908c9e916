namespace ActorTrading.Domain.Orders;

/// <summary>Orders of which one cancels the other.</summary>
public static class OcoGroup
{
    /// <summary>The group of the exits of the position that this order opened.</summary>
    public static OcoGroupId ForExitsOf(ClientOrderId openingOrder) => new(openingOrder.Value + "-exits");
}
