using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads a comparison: a field with its settings, an operator and a value.</summary>
internal sealed class ComparisonReader(ObjectReader reader)
{
    public const string Output = "output";
    public const string TimeframeWord = "timeframe";
    public const string TimeZoneWord = "time_zone";
    public const string Factor = "factor";

    public Condition.Comparison? Read(string path)
    {
        var field = ReadDefinition(reader);
        var comparison = ReadOperator();
        var value = reader.Require(ConditionReader.Value, "Say what the field is compared with.");
        if (field is null)
        {
            return null;
        }

        var reference = ReadReference(reader, field);
        FinishReference(
            reader, field, [ConditionReader.Operator, ConditionReader.Value], $"a condition on {field.Name}");
        if (comparison is null || value is null || !Fits(field, comparison))
        {
            return null;
        }

        var operand = value.Kind == JsonValueKind.Object
            ? ReadField(value, field, comparison, reference)
            : new OperandReader(reader, field).Read(value, comparison);
        return reference is null || operand is null
            ? null
            : new(reference, comparison.Operator, operand) { Path = path };
    }

    private static FieldDefinition? ReadDefinition(ObjectReader reader)
    {
        const string hint = "Name a field, or group conditions by all, any or not.";
        if (reader.Require(ConditionReader.Field, hint) is not { } name
            || !reader.IsOf(name, JsonValueKind.String, "the name of a field"))
        {
            return null;
        }

        var field = FieldCatalogue.Find(name.Text);
        if (field is null)
        {
            var names = FieldCatalogue.All.Select(f => f.Name);
            reader.Errors.Add(
                RuleErrorCodes.UnknownField, name,
                $"There is no field '{name.Text}'. {Spelling.Allowed(name.Text, names)}");
        }

        return field;
    }

    private OperatorDefinition? ReadOperator()
    {
        var names = OperatorDefinition.All.Select(o => o.Name);
        if (reader.Require(ConditionReader.Operator, $"Allowed: {string.Join(", ", names)}.") is not { } name
            || !reader.IsOf(name, JsonValueKind.String, "the name of an operator"))
        {
            return null;
        }

        var comparison = OperatorDefinition.Find(name.Text);
        if (comparison is null)
        {
            reader.Errors.Add(
                RuleErrorCodes.UnknownOperator, name,
                $"There is no operator '{name.Text}'. {Spelling.Allowed(name.Text, names)}");
        }

        return comparison;
    }

    private bool Fits(FieldDefinition field, OperatorDefinition comparison)
    {
        if (!CanCross(field, comparison))
        {
            AddCrossing(reader.Node.Property(ConditionReader.Operator)!, field, comparison);
            return false;
        }

        if (!field.IsText || comparison.FitsTexts)
        {
            return true;
        }

        var fitting = OperatorDefinition.All.Where(o => o.FitsTexts).Select(o => o.Name);
        reader.Errors.Add(
            RuleErrorCodes.OperatorDoesNotFit, reader.Node.Property(ConditionReader.Operator)!,
            $"'{comparison.Name}' does not fit {field.Name}, a word. Allowed: {string.Join(", ", fitting)}.");
        return false;
    }

    private static bool CanCross(FieldDefinition field, OperatorDefinition comparison) =>
        !comparison.IsCrossing || field.Scope == FieldScope.Market;

    private void AddCrossing(SourceNode node, FieldDefinition field, OperatorDefinition comparison) =>
        reader.Errors.Add(
            RuleErrorCodes.OperatorDoesNotFit,
            node,
            $"'{comparison.Name}' fits values that the market moves, not {field.Name}. Use greater_than or less_than: "
            + "a rule fires only when it becomes true.");

    /// <returns>Null where a setting is wrong, which is then reported.</returns>
    private static FieldRef? ReadReference(ObjectReader reader, FieldDefinition field)
    {
        var errorsBefore = reader.Errors.Count;
        var parameters = field.Parameters
            .Select(p => (p.Name, Value: reader.Number(SettingOf(p))))
            .Where(p => p.Value is not null)
            .ToDictionary(p => p.Name, p => (double)p.Value!.Value);
        RequireIntegers(reader, field, parameters);
        var output = field.Outputs.IsEmpty ? null : reader.Word(OutputOf(field));
        var timeframe = field.TakesTimeframe ? ReadTimeframe(reader) : null;
        var zone = field.TakesTimeZone ? ReadTimeZone(reader) : null;
        return reader.Errors.Count == errorsBefore ? field.Reference(parameters, output, timeframe, zone) : null;
    }

    private static void RequireIntegers(
        ObjectReader reader, FieldDefinition field, Dictionary<string, double> parameters)
    {
        var fractions = parameters.Where(p => !double.IsInteger(p.Value) && field.Parameter(p.Key)!.IsInteger);
        foreach (var (name, value) in fractions)
        {
            reader.Errors.Add(
                RuleErrorCodes.NotAnInteger,
                reader.Node.Property(name)!,
                $"'{name}' of {field.Name} is a whole number, not {OperandText.Of(value)}.");
        }
    }

    private static PropertyDefinition SettingOf(Indicators.IndicatorParameter parameter) =>
        new(parameter.Name, PropertyKind.Number, "") { Min = (decimal)parameter.Min, Max = (decimal)parameter.Max };

    private static PropertyDefinition OutputOf(FieldDefinition field) =>
        new(Output, PropertyKind.Word, "") { Words = field.Outputs, UnknownCode = RuleErrorCodes.UnknownOutput };

    private static Timeframe? ReadTimeframe(ObjectReader reader)
    {
        if (reader.Take(TimeframeWord) is not { } value
            || !reader.IsOf(value, JsonValueKind.String, "a timeframe in quotes"))
        {
            return null;
        }

        if (Timeframe.TryParse(value.Text, out var timeframe))
        {
            return timeframe;
        }

        reader.Errors.Add(
            RuleErrorCodes.InvalidTimeframe, value,
            $"'{value.Text}' is no timeframe. Write tick, 30s, 5m, 4h, 1d or 1w.");
        return null;
    }

    private static string? ReadTimeZone(ObjectReader reader)
    {
        if (reader.Take(TimeZoneWord) is not { } value
            || !reader.IsOf(value, JsonValueKind.String, "a time zone in quotes"))
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(value.Text, out _))
        {
            return value.Text;
        }

        reader.Errors.Add(
            RuleErrorCodes.UnknownTimeZone, value,
            $"'{value.Text}' is no time zone that this system knows. Write an IANA name such as Europe/Berlin.");
        return null;
    }

    private static void FinishReference(
        ObjectReader reader, FieldDefinition field, ImmutableArray<string> others, string owner) =>
        reader.Finish([ConditionReader.Field, .. others, .. SettingsOf(field)], owner);

    /// <summary>The properties that a condition on this field has beside those of every condition.</summary>
    public static IEnumerable<string> SettingsOf(FieldDefinition field) =>
    [
        .. field.Parameters.Select(p => p.Name),
        .. field.Outputs.IsEmpty ? Array.Empty<string>() : [Output],
        .. field.TakesTimeframe ? [TimeframeWord] : Array.Empty<string>(),
        .. field.TakesTimeZone ? [TimeZoneWord] : Array.Empty<string>(),
    ];

    private Operand.Field? ReadField(
        SourceNode value, FieldDefinition field, OperatorDefinition comparison, FieldRef? reference)
    {
        if (field.Kind != FieldKind.Number || comparison.Shape != OperandShape.Single)
        {
            reader.Errors.Add(
                RuleErrorCodes.OperatorDoesNotFit, value,
                $"'{comparison.Name}' on {field.Name} does not compare with another field.");
            return null;
        }

        var inner = new ObjectReader(value, reader.Errors);
        if (ReadDefinition(inner) is not { } other)
        {
            return null;
        }

        if (!CanCross(other, comparison))
        {
            AddCrossing(value, other, comparison);
            return null;
        }

        var otherReference = ReadReference(inner, other);
        var factor = ReadFactor(inner);
        FinishReference(inner, other, [Factor], $"a reference to {other.Name}");
        if (otherReference is null || factor is null || !IsComparable(value, field, other, reference, otherReference))
        {
            return null;
        }

        return new(otherReference, factor.Value);
    }

    private bool IsComparable(
        SourceNode value, FieldDefinition field, FieldDefinition other, FieldRef? reference, FieldRef otherReference)
    {
        if (other.Kind != FieldKind.Number)
        {
            reader.Errors.Add(
                RuleErrorCodes.OperatorDoesNotFit, value,
                $"{other.Name} is no number that {field.Name} compares with.");
            return false;
        }

        if (reference == otherReference)
        {
            reader.Errors.Add(RuleErrorCodes.NeverTrue, value, $"{otherReference} is compared with itself.");
            return false;
        }

        return true;
    }

    private static double? ReadFactor(ObjectReader reader)
    {
        if (reader.Take(Factor) is not { } value)
        {
            return 1.0;
        }

        if (!reader.IsOf(value, JsonValueKind.Number, "a number")
            || Numbers.Double(value, reader.Errors) is not { } factor)
        {
            return null;
        }

        if (factor != 0)
        {
            return factor;
        }

        reader.Errors.Add(RuleErrorCodes.OutOfRange, value, "'factor' is 0; compare with the number 0 instead.");
        return null;
    }
}
