namespace ActorTrading.Domain.Orders;

/// <summary>Joins orders of which one cancels the other.</summary>
public readonly record struct OcoGroupId(string Value) : IComparable<OcoGroupId>
{
    public int CompareTo(OcoGroupId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
