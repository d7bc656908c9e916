using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>
/// Holds a value to a schema of the document. It knows as much of JSON Schema as the document uses, and fails at more.
/// Stricter in one thing: a field that the schema does not name is a fault.
/// </summary>
internal sealed class SchemaCheck(ApiContract contract)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "$ref", "description", "title", "default", "type", "format", "enum", "const", "pattern", "items", "properties",
        "required", "additionalProperties", "oneOf", "anyOf", "allOf", "discriminator", "deprecated", "example",
        "examples", "minimum", "maximum", "readOnly",
    };

    /// <summary>Everything in which the value is not as the schema says.</summary>
    public IReadOnlyList<string> Faults(JsonNode schema, JsonNode? value, string path = "$")
    {
        var resolved = contract.Resolve(schema);
        if (resolved.Select(r => r.Key).FirstOrDefault(k => !Words.Contains(k)) is { } unknown)
        {
            throw new NotSupportedException($"The schema at {path} says '{unknown}', which this reader does not know.");
        }

        return
        [
            .. TypeFaults(resolved, value, path),
            .. ChoiceFaults(resolved, value, path),
            .. TextFaults(resolved, value, path),
            .. NumberFaults(resolved, value, path),
            .. ObjectFaults(resolved, value, path),
            .. ItemFaults(resolved, value, path),
        ];
    }

    /// <summary>The types that a schema allows; empty for any.</summary>
    public static IReadOnlyList<string> TypesOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
        { } one => [one.GetValue<string>()],
        null => [],
    };

    private static IEnumerable<string> TypeFaults(JsonObject schema, JsonNode? value, string path)
    {
        var types = TypesOf(schema);
        if (types.Count > 0 && !types.Any(t => IsOf(value, t)))
        {
            yield return $"{path} is {value?.ToJsonString() ?? "null"} and not {string.Join(" or ", types)}";
        }

        if (schema["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value)))
        {
            yield return $"{path} is {value?.ToJsonString() ?? "null"} and none of {words.ToJsonString()}";
        }

        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            yield return $"{path} is {value?.ToJsonString() ?? "null"} and not {only.ToJsonString()}";
        }
    }

    private static bool IsOf(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) => true,
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(NumberOf(value)!.Value),
        _ => false,
    };

    private IEnumerable<string> ChoiceFaults(JsonObject schema, JsonNode? value, string path)
    {
        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            foreach (var fault in Faults(part!, value, path))
            {
                yield return fault;
            }
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            var tried = choices.Select(c => Faults(c!, value, path)).ToArray();
            if (tried.All(f => f.Count > 0))
            {
                yield return $"{path} fits no choice: {string.Join("; ", tried.Select(f => f[0]))}";
            }
        }
    }

    private static IEnumerable<string> TextFaults(JsonObject schema, JsonNode? value, string path)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            yield break;
        }

        var text = value.GetValue<string>();
        var isGood = schema["format"]?.GetValue<string>() switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "uuid" => Guid.TryParse(text, out _),
            _ => true,
        };
        if (!isGood)
        {
            yield return $"{path} is '{text}' and no {schema["format"]}";
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern))
        {
            yield return $"{path} is '{text}' and not like {pattern}";
        }
    }

    private static IEnumerable<string> NumberFaults(JsonObject schema, JsonNode? value, string path)
    {
        if (NumberOf(value) is not { } number)
        {
            yield break;
        }

        if (number < NumberOf(schema["minimum"]) || number > NumberOf(schema["maximum"]))
        {
            yield return $"{path} is {number} and out of its range";
        }

        if (schema["format"]?.GetValue<string>() is "int32" && number is < int.MinValue or > int.MaxValue)
        {
            yield return $"{path} is {number} and no int32";
        }
    }

    private static decimal? NumberOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
            ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    private IEnumerable<string> ObjectFaults(JsonObject schema, JsonNode? value, string path)
    {
        if (value is not JsonObject fields)
        {
            yield break;
        }

        foreach (var needed in schema["required"]?.AsArray() ?? [])
        {
            if (!fields.ContainsKey(needed!.GetValue<string>()))
            {
                yield return $"{path}.{needed} is missing";
            }
        }

        var known = schema["properties"]?.AsObject();
        foreach (var (name, field) in fields)
        {
            var told = known?[name] ?? schema["additionalProperties"];
            if (told is JsonObject)
            {
                foreach (var fault in Faults(told, field, $"{path}.{name}"))
                {
                    yield return fault;
                }
            }
            else if (known is not null && told?.GetValue<bool>() != true)
            {
                yield return $"{path}.{name} is not documented";
            }
        }
    }

    private IEnumerable<string> ItemFaults(JsonObject schema, JsonNode? value, string path) =>
        value is JsonArray items && schema["items"] is { } told
            ? items.SelectMany((item, i) => Faults(told, item, $"{path}[{i}]"))
            : [];
}
