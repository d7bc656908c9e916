using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

public enum ComparisonOperator
{
    Equals,
    NotEquals,
    GreaterThan,
    GreaterOrEqual,
    LessThan,
    LessOrEqual,
    Between,
    In,
    NotIn,
    CrossesAbove,
    CrossesBelow,
}

/// <summary>
/// The condition tree of a rule. Three-valued: a comparison whose value is missing or stale is neither true nor false,
/// a rule fires only where its tree is true, so a missing value never helps a rule to fire, also not under
/// <see cref="Not"/>.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>
    /// Where it stands in the rule's JSON: <c>$.conditions[0].any[1]</c>. It does not count when two conditions are
    /// compared.
    /// </summary>
    public string Path { get; init; } = "$";

    public virtual bool Equals(Condition? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    public sealed record All(ImmutableArray<Condition> Children) : Condition
    {
        public bool Equals(All? other) => other is not null && Children.SequenceEqual(other.Children);

        public override int GetHashCode() => Sequences.HashOf(Children);
    }

    public sealed record Any(ImmutableArray<Condition> Children) : Condition
    {
        public bool Equals(Any? other) => other is not null && Children.SequenceEqual(other.Children);

        public override int GetHashCode() => Sequences.HashOf(Children);
    }

    public sealed record Not(Condition Child) : Condition;

    public sealed record Comparison(FieldRef Field, ComparisonOperator Operator, Operand Value) : Condition;
}
