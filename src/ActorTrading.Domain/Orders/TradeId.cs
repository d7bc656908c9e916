namespace ActorTrading.Domain.Orders;

/// <summary>The venue's id of one execution, unique per venue and symbol.</summary>
public readonly record struct TradeId(string Value) : IComparable<TradeId>
{
    public int CompareTo(TradeId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
