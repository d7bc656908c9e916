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
/// a rule fires only where its tree is true, so a missing value never helps a rule to fire, also not under <see cref="Not"/>.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Where it stands in the rule's JSON: <c>$.conditions[0].any[1]</c>.</summary>
    public string Path { get; init; } = "$";

    public sealed record All(ImmutableArray<Condition> Children) : Condition;

    public sealed record Any(ImmutableArray<Condition> Children) : Condition;

    public sealed record Not(Condition Child) : Condition;

    public sealed record Comparison(FieldRef Field, ComparisonOperator Operator, Operand Value) : Condition;
}

/// <summary>The right-hand side of a comparison.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    public sealed record Number(double Value) : Operand;

    public sealed record Text(string Value) : Operand;

    /// <summary>Both ends belong to it.</summary>
    public sealed record Range(double Low, double High) : Operand;

    public sealed record Numbers(ImmutableArray<double> Values) : Operand;

    public sealed record Texts(ImmutableArray<string> Values) : Operand;

    /// <summary>Another field, scaled: price greater than 1.02 times its average.</summary>
    public sealed record Field(FieldRef Reference, double Factor = 1.0) : Operand;
}
