namespace ActorTrading.Domain.Rules;

/// <summary>A rule's id, unique in its portfolio.</summary>
public readonly record struct RuleId(string Value) : IComparable<RuleId>
{
    public int CompareTo(RuleId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
