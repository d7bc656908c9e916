using System.Text.Json.Nodes;
using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The schema of conditions: groups, and for every field of the catalogue what can be said about it.</summary>
internal static class ConditionSchema
{
    private const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    private const string TimeframePattern = "^(tick|[0-9]+[smhdw])$";

    public static void AddTo(JsonObject definitions)
    {
        var conditions = new JsonArray();
        foreach (var group in ConditionReader.Groups)
        {
            conditions.Add(Group(group));
        }

        var references = new JsonArray();
        foreach (var field in FieldCatalogue.All)
        {
            definitions[$"on_{field.Name}"] = Comparison(field);
            conditions.Add(SchemaNodes.Ref($"on_{field.Name}"));
            if (field.Kind == FieldKind.Number)
            {
                definitions[$"value_of_{field.Name}"] = Reference(field);
                references.Add(SchemaNodes.Ref($"value_of_{field.Name}"));
            }
        }

        definitions["condition"] = new JsonObject { ["oneOf"] = conditions };
        definitions["field"] = new JsonObject { ["oneOf"] = references };
    }

    private static JsonObject Group(string word) => SchemaNodes.Object(
        new JsonObject
        {
            [word] = word == ConditionReader.Groups[^1]
                ? SchemaNodes.Ref("condition")
                : SchemaNodes.ListOf(SchemaNodes.Ref("condition"), RuleLimits.ComparisonsMax),
        },
        [word]);

    private static JsonObject Comparison(FieldDefinition field)
    {
        var properties = Settings(field);
        var operators = OperatorDefinition.All.Where(o => !field.IsText || o.FitsTexts).Select(o => o.Name);
        properties[ConditionReader.Operator] = new JsonObject { ["enum"] = SchemaNodes.Words(operators) };
        properties[ConditionReader.Value] = Value(field);
        var comparison = SchemaNodes.Object(
            properties, [ConditionReader.Field, ConditionReader.Operator, ConditionReader.Value]);
        comparison["description"] = $"{field.Summary} In {field.Unit}.";
        return comparison;
    }

    private static JsonObject Reference(FieldDefinition field)
    {
        var properties = Settings(field);
        properties[ComparisonReader.Factor] = new JsonObject { ["type"] = "number", ["default"] = 1 };
        return SchemaNodes.Object(properties, [ConditionReader.Field]);
    }

    private static JsonObject Settings(FieldDefinition field)
    {
        var properties = new JsonObject { [ConditionReader.Field] = new JsonObject { ["const"] = field.Name } };
        foreach (var parameter in field.Parameters)
        {
            properties[parameter.Name] = Parameter(parameter);
        }

        if (!field.Outputs.IsEmpty)
        {
            properties[ComparisonReader.Output] = new JsonObject
            {
                ["enum"] = SchemaNodes.Words(field.Outputs),
                ["default"] = field.Outputs[0],
            };
        }

        if (field.TakesTimeframe)
        {
            properties[ComparisonReader.TimeframeWord] =
                new JsonObject { ["type"] = "string", ["pattern"] = TimeframePattern };
        }

        if (field.TakesTimeZone)
        {
            properties[ComparisonReader.TimeZoneWord] =
                new JsonObject { ["type"] = "string", ["default"] = FieldDefinition.DefaultTimeZone };
        }

        return properties;
    }

    private static JsonObject Parameter(IndicatorParameter parameter) => new()
    {
        ["type"] = parameter.IsInteger ? "integer" : "number",
        ["minimum"] = parameter.Min,
        ["maximum"] = parameter.Max,
        ["default"] = parameter.Default,
    };

    private static JsonObject Value(FieldDefinition field)
    {
        var shapes = new JsonArray(Single(field), SchemaNodes.ListOf(Single(field), RuleLimits.ListItemsMax));
        if (field.Kind == FieldKind.Number)
        {
            shapes.Add(SchemaNodes.Ref("field"));
        }

        return new() { ["anyOf"] = shapes };
    }

    private static JsonObject Single(FieldDefinition field)
    {
        if (field.IsText)
        {
            return new() { ["enum"] = SchemaNodes.Words(field.Texts) };
        }

        if (field.Kind == FieldKind.TimeOfDay)
        {
            return new() { ["type"] = "string", ["pattern"] = TimePattern };
        }

        var number = new JsonObject { ["type"] = "number" };
        if (double.IsFinite(field.Min))
        {
            number["minimum"] = field.Min;
        }

        if (double.IsFinite(field.Max))
        {
            number["maximum"] = field.Max;
        }

        return number;
    }
}
