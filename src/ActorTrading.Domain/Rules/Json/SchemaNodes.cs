using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Pieces of a JSON Schema made from definitions of properties.</summary>
internal static class SchemaNodes
{
    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonObject ListOf(JsonNode items, int max) => new()
    {
        ["type"] = "array",
        ["items"] = items,
        ["minItems"] = 1,
        ["maxItems"] = max,
    };

    public static JsonArray Words(IEnumerable<string> words) => [.. words.Select(w => JsonValue.Create(w))];

    /// <summary>An object with these properties and no others.</summary>
    public static JsonObject Object(ImmutableArray<PropertyDefinition> definitions, ImmutableArray<string> required)
    {
        var properties = new JsonObject();
        foreach (var definition in definitions)
        {
            properties[definition.Name] = Property(definition);
        }

        return Object(properties, required);
    }

    public static JsonObject Object(JsonObject properties, ImmutableArray<string> required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = Words(required),
        ["additionalProperties"] = false,
    };

    /// <summary>Gives a composite property its shape and keeps what is said about it.</summary>
    public static void Refine(JsonObject properties, PropertyDefinition definition, JsonObject shape)
    {
        shape["description"] = definition.Summary;
        properties[definition.Name] = shape;
    }

    private static JsonObject Property(PropertyDefinition definition)
    {
        var schema = definition.Kind switch
        {
            PropertyKind.Text =>
                new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = definition.LengthMax },
            PropertyKind.Word => new JsonObject { ["enum"] = Words(definition.Words) },
            PropertyKind.Number => Number("number", definition),
            PropertyKind.Integer => Number("integer", definition),
            PropertyKind.Boolean => new JsonObject { ["type"] = "boolean" },
            PropertyKind.Duration => Ref("duration"),
            PropertyKind.Composite => [],
            _ => throw new UnreachableException(),
        };
        schema["description"] = definition.OnlyWith.Length == 0
            ? definition.Summary
            : $"{definition.Summary} Only with {definition.OnlyWith}.";
        return schema;
    }

    private static JsonObject Number(string type, PropertyDefinition definition)
    {
        var schema = new JsonObject { ["type"] = type };
        if (definition.Min is { } min)
        {
            schema[definition.MinIsExcluded ? "exclusiveMinimum" : "minimum"] = min;
        }

        if (definition.Max is { } max)
        {
            schema["maximum"] = max;
        }

        return schema;
    }
}
