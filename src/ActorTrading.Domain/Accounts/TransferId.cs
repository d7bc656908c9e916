namespace ActorTrading.Domain.Accounts;

/// <summary>One movement of funds into or out of an account. Told again, it is the same movement.</summary>
public readonly record struct TransferId(string Value) : IComparable<TransferId>
{
    public int CompareTo(TransferId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
