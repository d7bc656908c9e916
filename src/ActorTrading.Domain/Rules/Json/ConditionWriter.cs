using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Writes conditions in canonical form: every parameter said, also where it is the default.</summary>
internal static class ConditionWriter
{
    private const string TimeFormat = @"hh\:mm";

    public static void Write(Utf8JsonWriter writer, ImmutableArray<Condition> conditions)
    {
        writer.WriteStartArray();
        foreach (var condition in conditions)
        {
            Write(writer, condition);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Condition condition)
    {
        writer.WriteStartObject();
        switch (condition)
        {
            case Condition.All all:
                writer.WritePropertyName("all");
                Write(writer, all.Children);
                break;
            case Condition.Any any:
                writer.WritePropertyName("any");
                Write(writer, any.Children);
                break;
            case Condition.Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Child);
                break;
            case Condition.Comparison comparison:
                WriteComparison(writer, comparison);
                break;
            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter writer, Condition.Comparison comparison)
    {
        var field = WriteReference(writer, comparison.Field);
        writer.WriteString(ConditionReader.Operator, OperatorDefinition.Of(comparison.Operator).Name);
        writer.WritePropertyName(ConditionReader.Value);
        Write(writer, field, comparison.Value);
    }

    private static FieldDefinition WriteReference(Utf8JsonWriter writer, FieldRef reference)
    {
        var field = FieldCatalogue.Get(reference.Name);
        writer.WriteString(ConditionReader.Field, reference.Name);
        for (var i = 0; i < field.Parameters.Length; i++)
        {
            writer.WriteNumber(field.Parameters[i].Name, reference.Parameters[i]);
        }

        if (!field.Outputs.IsEmpty)
        {
            writer.WriteString(ComparisonReader.Output, field.Outputs[reference.Output]);
        }

        if (reference.Timeframe is { } timeframe)
        {
            writer.WriteString(ComparisonReader.TimeframeWord, timeframe.ToString());
        }

        if (reference.TimeZone is { } zone)
        {
            writer.WriteString(ComparisonReader.TimeZoneWord, zone);
        }

        return field;
    }

    private static void Write(Utf8JsonWriter writer, FieldDefinition field, Operand operand)
    {
        switch (operand)
        {
            case Operand.Number number:
                WriteNumber(writer, field, number.Value);
                break;
            case Operand.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case Operand.Range range:
                WriteNumbers(writer, field, [range.Low, range.High]);
                break;
            case Operand.Numbers numbers:
                WriteNumbers(writer, field, numbers.Values);
                break;
            case Operand.Texts texts:
                WriteTexts(writer, texts.Values);
                break;
            case Operand.Field other:
                writer.WriteStartObject();
                WriteReference(writer, other.Reference);
                writer.WriteNumber(ComparisonReader.Factor, other.Factor);
                writer.WriteEndObject();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, FieldDefinition field, ImmutableArray<double> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers)
        {
            WriteNumber(writer, field, number);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, FieldDefinition field, double number)
    {
        if (field.Kind == FieldKind.TimeOfDay)
        {
            writer.WriteStringValue(TimeSpan.FromMinutes(number).ToString(TimeFormat, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, ImmutableArray<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
