using System.Buffers;
using System.Text;
using System.Text.Json;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Writes a rule in canonical form.</summary>
internal static class RuleWriter
{
    public static string Write(RuleDefinition rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, rule);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, RuleDefinition rule)
    {
        writer.WriteStartObject();
        if (rule.Id is { } id)
        {
            writer.WriteString(RuleProperties.Id.Name, id.Value);
        }

        writer.WriteString(RuleProperties.Name.Name, rule.Name);
        writer.WriteString(RuleProperties.Type.Name, WordTables.RuleTypes.WordFor(rule.Type));
        if (!rule.Symbols.IsEmpty)
        {
            writer.WriteStartArray(RuleProperties.Symbols.Name);
            foreach (var symbol in rule.Symbols)
            {
                writer.WriteStringValue(symbol.Value);
            }

            writer.WriteEndArray();
        }

        writer.WritePropertyName(RuleProperties.Conditions.Name);
        ConditionWriter.Write(writer, rule.Conditions.Children);
        writer.WriteStartArray(RuleProperties.Actions.Name);
        foreach (var action in rule.Actions)
        {
            ActionWriter.Write(writer, action);
        }

        writer.WriteEndArray();
        writer.WriteNumber(RuleProperties.Priority.Name, rule.Priority);
        writer.WriteBoolean(RuleProperties.IsActive.Name, rule.IsActive);
        WriteDuration(writer, RuleProperties.Cooldown, rule.Cooldown);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Whole seconds with the largest unit that fits, else seconds as a number. Nothing where there is none.
    /// </summary>
    public static void WriteDuration(Utf8JsonWriter writer, PropertyDefinition property, TimeSpan? duration)
    {
        if (duration is not { } value)
        {
            return;
        }

        if (value.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            writer.WriteString(
                property.Name, Timeframe.OfSeconds((int)(value.Ticks / TimeSpan.TicksPerSecond)).ToString());
        }
        else
        {
            writer.WriteNumber(property.Name, (decimal)value.Ticks / TimeSpan.TicksPerSecond);
        }
    }

    /// <summary>Without trailing zeros. Nothing where there is none.</summary>
    public static void WriteDecimal(Utf8JsonWriter writer, PropertyDefinition property, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(property.Name, Plain(number));
        }
    }

    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
