namespace ActorTrading.Domain.Orders;

/// <summary>Our id of an order, derived from (portfolio, intent number) and never used twice.</summary>
public readonly record struct ClientOrderId(string Value) : IComparable<ClientOrderId>
{
    public int CompareTo(ClientOrderId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
