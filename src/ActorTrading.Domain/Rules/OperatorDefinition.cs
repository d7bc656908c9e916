using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

/// <summary>The shape of what may stand on the right of an operator.</summary>
public enum OperandShape
{
    /// <summary>One value, or another field where the field is a number.</summary>
    Single,

    /// <summary>A low and a high end.</summary>
    Range,

    List,
}

/// <summary>An operator of the rule format.</summary>
/// <param name="FitsTexts">
/// Whether it has a meaning for fields whose values are texts; every operator has one for numbers.
/// </param>
/// <param name="Complement">
/// The operator that is true exactly where this one is false; null where there is none.
/// </param>
public sealed record OperatorDefinition(
    ComparisonOperator Operator, string Name, OperandShape Shape, bool FitsTexts, ComparisonOperator? Complement)
{
    public static ImmutableArray<OperatorDefinition> All { get; } =
    [
        new(ComparisonOperator.Equals, "equals", OperandShape.Single, true, ComparisonOperator.NotEquals),
        new(ComparisonOperator.NotEquals, "not_equals", OperandShape.Single, true, ComparisonOperator.Equals),
        new(ComparisonOperator.GreaterThan, "greater_than", OperandShape.Single, false, ComparisonOperator.LessOrEqual),
        new(
            ComparisonOperator.GreaterOrEqual,
            "greater_or_equal",
            OperandShape.Single,
            false,
            ComparisonOperator.LessThan),
        new(ComparisonOperator.LessThan, "less_than", OperandShape.Single, false, ComparisonOperator.GreaterOrEqual),
        new(
            ComparisonOperator.LessOrEqual,
            "less_or_equal",
            OperandShape.Single,
            false,
            ComparisonOperator.GreaterThan),
        new(ComparisonOperator.Between, "between", OperandShape.Range, false, null),
        new(ComparisonOperator.In, "in", OperandShape.List, true, ComparisonOperator.NotIn),
        new(ComparisonOperator.NotIn, "not_in", OperandShape.List, true, ComparisonOperator.In),
        new(ComparisonOperator.CrossesAbove, "crosses_above", OperandShape.Single, false, null),
        new(ComparisonOperator.CrossesBelow, "crosses_below", OperandShape.Single, false, null),
    ];

    /// <summary>Whether it asks for a value and the one before it, which only what the market moves has.</summary>
    public bool IsCrossing => Operator is ComparisonOperator.CrossesAbove or ComparisonOperator.CrossesBelow;

    public static OperatorDefinition Of(ComparisonOperator comparison) => All[(int)comparison];

    public static OperatorDefinition? Find(string name) => All.FirstOrDefault(o => o.Name == name);
}
