namespace ActorTrading.Domain.Orders;

/// <summary>The venue's id of an order.</summary>
public readonly record struct VenueOrderId(string Value) : IComparable<VenueOrderId>
{
    public int CompareTo(VenueOrderId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
