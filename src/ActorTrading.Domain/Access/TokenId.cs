namespace ActorTrading.Domain.Access;

/// <summary>The public part of a token, by which it is found, listed and revoked. It opens nothing.</summary>
public readonly record struct TokenId(string Value) : IComparable<TokenId>
{
    public int CompareTo(TokenId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
