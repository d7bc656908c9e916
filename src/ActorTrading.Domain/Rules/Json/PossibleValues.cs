using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>
/// The values that a field can still have: those of an interval, or of a list, but for some that are excluded.
/// </summary>
internal sealed record PossibleValues
{
    private double Low { get; init; } = double.NegativeInfinity;

    private double High { get; init; } = double.PositiveInfinity;

    private bool LowExcluded { get; init; }

    private bool HighExcluded { get; init; }

    /// <summary>Null where every value of the interval is possible.</summary>
    private ImmutableArray<double>? Members { get; init; }

    /// <summary>Null for numbers.</summary>
    private ImmutableArray<string>? Words { get; init; }

    private ImmutableArray<double> Excluded { get; init; } = [];

    public static PossibleValues Any { get; } = new();

    public bool IsEmpty => Words is { } words ? words.IsEmpty
        : Members is { } members ? !members.Any(Contains)
        : Low > High || (Low == High && !Contains(Low));

    public static PossibleValues Of(FieldDefinition field) =>
        field.IsText ? Any with { Words = field.Texts } : Any with { Low = field.Min, High = field.Max };

    /// <summary>What is left over where the comparison is true, or with <paramref name="negated"/> false.</summary>
    public PossibleValues Narrow(Condition.Comparison comparison, bool negated) =>
        (comparison.Value, comparison.Operator) switch
        {
            (Operand.Text text, ComparisonOperator.Equals) => Keep([text.Value]),
            (Operand.Text text, _) => Drop([text.Value]),
            (Operand.Texts texts, ComparisonOperator.In) => Keep(texts.Values),
            (Operand.Texts texts, _) => Drop(texts.Values),
            (Operand.Numbers numbers, ComparisonOperator.In) => Keep(numbers.Values),
            (Operand.Numbers numbers, _) => Drop(numbers.Values),
            (Operand.Range range, _) when !negated && range.Low <= range.High =>
                AtLeast(range.Low, false).AtMost(range.High, false),
            (Operand.Number number, var comparing) when !negated => Narrow(comparing, number.Value),
            (Operand.Field, var comparing) when !negated => Narrow(comparing, 0.0),
            // The complement of a range or a crossing is no interval: nothing is concluded from it.
            _ => this,
        };

    public override string ToString() => (Words, Members) switch
    {
        ({ } words, _) => $"one of {string.Join(", ", words)}",
        (_, { } members) => $"one of {string.Join(", ", members.Where(Contains).Select(OperandText.Of))}",
        _ => Interval(),
    };

    private PossibleValues Narrow(ComparisonOperator comparing, double value) => comparing switch
    {
        ComparisonOperator.Equals => Keep([value]),
        ComparisonOperator.NotEquals => Drop([value]),
        ComparisonOperator.GreaterOrEqual => AtLeast(value, excluded: false),
        ComparisonOperator.LessOrEqual => AtMost(value, excluded: false),
        ComparisonOperator.GreaterThan or ComparisonOperator.CrossesAbove => AtLeast(value, excluded: true),
        _ => AtMost(value, excluded: true),
    };

    private PossibleValues AtLeast(double value, bool excluded) =>
        value > Low || (value == Low && excluded) ? this with { Low = value, LowExcluded = excluded } : this;

    private PossibleValues AtMost(double value, bool excluded) =>
        value < High || (value == High && excluded) ? this with { High = value, HighExcluded = excluded } : this;

    private PossibleValues Keep(ImmutableArray<double> values) =>
        this with { Members = Members is { } members ? [.. members.Intersect(values)] : values };

    private PossibleValues Keep(ImmutableArray<string> values) =>
        this with { Words = [.. Words!.Value.Intersect(values)] };

    private PossibleValues Drop(ImmutableArray<double> values) => this with { Excluded = [.. Excluded, .. values] };

    private PossibleValues Drop(ImmutableArray<string> values) =>
        this with { Words = [.. Words!.Value.Except(values)] };

    private bool Contains(double value) =>
        !Excluded.Contains(value)
        && (value > Low || (value == Low && !LowExcluded))
        && (value < High || (value == High && !HighExcluded));

    private string Interval() => (double.IsFinite(Low), double.IsFinite(High)) switch
    {
        (true, true) => $"{LowText()} and {HighText()}",
        (true, false) => LowText(),
        (false, true) => HighText(),
        _ => "any number",
    };

    private string LowText() => $"{(LowExcluded ? "above" : "at least")} {OperandText.Of(Low)}";

    private string HighText() => $"{(HighExcluded ? "below" : "at most")} {OperandText.Of(High)}";
}
