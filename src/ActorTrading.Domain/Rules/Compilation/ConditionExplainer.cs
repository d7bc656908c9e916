using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>
/// Evaluates a condition as it was written, part by part, and keeps what it saw. It shares no code with the machine
/// that evaluates programs, so that tests can hold the one against the other.
/// </summary>
internal readonly ref struct ConditionExplainer(CompiledRuleSet set, ReadOnlySpan<FieldValue> slots)
{
    private readonly ReadOnlySpan<FieldValue> _slots = slots;

    public ExplainedCondition Explain(Condition condition)
    {
        switch (condition)
        {
            case Condition.All all:
                var branches = ExplainEach(all.Children);
                return new ExplainedCondition.All(branches) { Path = all.Path, Outcome = branches.Min(c => c.Outcome) };
            case Condition.Any any:
                var parts = ExplainEach(any.Children);
                return new ExplainedCondition.Any(parts) { Path = any.Path, Outcome = parts.Max(c => c.Outcome) };
            case Condition.Not not:
                var child = Explain(not.Child);
                var opposite = Truth.True - (byte)child.Outcome;
                return new ExplainedCondition.Not(child) { Path = not.Path, Outcome = opposite };
            case Condition.Comparison comparison:
                return Explain(comparison);
            default:
                throw new UnreachableException();
        }
    }

    private ImmutableArray<ExplainedCondition> ExplainEach(ImmutableArray<Condition> children)
    {
        var parts = ImmutableArray.CreateBuilder<ExplainedCondition>(children.Length);
        foreach (var child in children)
        {
            parts.Add(Explain(child));
        }

        return parts.MoveToImmutable();
    }

    private ExplainedCondition.Comparison Explain(Condition.Comparison comparison)
    {
        var actual = _slots[set.SlotOf(comparison.Field)];
        var other = comparison.Value is Operand.Field field ? _slots[set.SlotOf(field.Reference)] : (FieldValue?)null;
        var undecided = WhyUndecided(comparison, actual, other);
        var comparing = OperatorDefinition.Of(comparison.Operator).Name;
        return new(comparison.Field.Key, comparing, OperandText.Of(comparison.Value), actual)
        {
            Path = comparison.Path,
            Outcome = undecided is not null ? Truth.Unknown
                : Holds(comparison, actual, other) ? Truth.True
                : Truth.False,
            ExpectedActual = other,
            Undecided = undecided,
        };
    }

    private static Refusal? WhyUndecided(Condition.Comparison comparison, FieldValue actual, FieldValue? other)
    {
        var crosses = comparison.Operator is ComparisonOperator.CrossesAbove or ComparisonOperator.CrossesBelow;
        var otherKey = comparison.Value is Operand.Field field ? field.Reference.Key : "";
        return WhyUnusable(comparison.Field.Key, actual, crosses)
            ?? (other is { } value ? WhyUnusable(otherKey, value, crosses) : null);
    }

    private static Refusal? WhyUnusable(string key, FieldValue value, bool crosses) => value.Availability switch
    {
        Availability.Missing => new("value_missing", $"{key} has no value yet."),
        Availability.Stale =>
            new("value_stale", $"{key} was last brought up to date at {value.AsOf} and is too old to decide by."),
        _ when crosses && double.IsNaN(value.Previous) =>
            new("no_previous_value", $"{key} has no value before {value.AsOf}, so that a crossing cannot be told."),
        _ => null,
    };

    private static bool Holds(Condition.Comparison comparison, FieldValue actual, FieldValue? other) =>
        comparison.Value switch
        {
            Operand.Number number => Holds(comparison.Operator, actual, number.Value, number.Value),
            Operand.Field field => Holds(
                comparison.Operator, actual, other!.Value.Number * field.Factor, other.Value.Previous * field.Factor),
            Operand.Range { Low: var low, High: var high } => low <= high
                ? actual.Number >= low && actual.Number <= high
                : actual.Number >= low || actual.Number <= high,
            Operand.Numbers numbers =>
                numbers.Values.Contains(actual.Number) == (comparison.Operator == ComparisonOperator.In),
            Operand.Text text => text.Value == actual.Text == (comparison.Operator == ComparisonOperator.Equals),
            Operand.Texts texts =>
                texts.Values.Contains(actual.Text!) == (comparison.Operator == ComparisonOperator.In),
            _ => throw new UnreachableException(),
        };

    private static bool Holds(ComparisonOperator comparison, FieldValue actual, double threshold, double before) =>
        comparison switch
        {
            ComparisonOperator.Equals => actual.Number == threshold,
            ComparisonOperator.NotEquals => actual.Number != threshold,
            ComparisonOperator.GreaterThan => actual.Number > threshold,
            ComparisonOperator.GreaterOrEqual => actual.Number >= threshold,
            ComparisonOperator.LessThan => actual.Number < threshold,
            ComparisonOperator.LessOrEqual => actual.Number <= threshold,
            ComparisonOperator.CrossesAbove => actual.Previous <= before && actual.Number > threshold,
            ComparisonOperator.CrossesBelow => actual.Previous >= before && actual.Number < threshold,
            _ => throw new UnreachableException(),
        };
}
