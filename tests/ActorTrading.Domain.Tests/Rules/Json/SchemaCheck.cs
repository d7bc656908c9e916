using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorTrading.Domain.Tests.Rules.Json;

/// <summary>
/// As much of JSON Schema 2020-12 as the rule schema uses. A keyword that it does not know fails the test.
/// </summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description", "default"];

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(10);

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonNode schema, JsonNode? value) =>
        schema.AsObject()
            .Where(k => !Annotations.Contains(k.Key))
            .All(k => Holds(k.Key, k.Value!, schema.AsObject(), value));

    private bool Holds(string keyword, JsonNode rule, JsonObject schema, JsonNode? value) => keyword switch
    {
        "$ref" => Accepts(Resolved(rule.GetValue<string>()), value),
        "oneOf" => rule.AsArray().Count(s => Accepts(s!, value)) == 1,
        "anyOf" => rule.AsArray().Any(s => Accepts(s!, value)),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)),
        "type" => IsOf(rule.GetValue<string>(), value),
        "pattern" => value is not JsonValue text
            || Regex.IsMatch(text.GetValue<string>(), rule.GetValue<string>(), RegexOptions.None, PatternTimeout),
        "minLength" => value!.GetValue<string>().Length >= (int)rule,
        "maxLength" => value!.GetValue<string>().Length <= (int)rule,
        "minimum" => value is not JsonValue || Number(value) >= Number(rule),
        "maximum" => value is not JsonValue || Number(value) <= Number(rule),
        "exclusiveMinimum" => value is not JsonValue || Number(value) > Number(rule),
        "items" => value is not JsonArray list || list.All(i => Accepts(rule, i)),
        "minItems" => value is not JsonArray list || list.Count >= (int)rule,
        "maxItems" => value is not JsonArray list || list.Count <= (int)rule,
        "properties" => value is not JsonObject o
            || rule.AsObject().All(p => !o.ContainsKey(p.Key) || Accepts(p.Value!, o[p.Key])),
        "required" => value is not JsonObject o || rule.AsArray().All(n => o.ContainsKey(n!.GetValue<string>())),
        "propertyNames" => value is not JsonObject o || o.All(p => Accepts(rule, JsonValue.Create(p.Key))),
        "minProperties" => value is not JsonObject o || o.Count >= (int)rule,
        "maxProperties" => value is not JsonObject o || o.Count <= (int)rule,
        "additionalProperties" => value is not JsonObject o || o.Where(p => !IsNamed(schema, p.Key))
            .All(p => rule is JsonObject ? Accepts(rule, p.Value) : rule.GetValue<bool>()),
        _ => throw new NotSupportedException(keyword),
    };

    private JsonNode Resolved(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) => node[name]!);

    private static bool IsNamed(JsonObject schema, string property) =>
        schema["properties"] is JsonObject properties && properties.ContainsKey(property);

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        _ when value is not JsonValue => false,
        "string" => value.GetValueKind() == JsonValueKind.String,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => IsOf("number", value) && double.IsInteger(Number(value)),
        _ => value.GetValueKind() == JsonValueKind.Number,
    };

    private static double Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : double.NaN;
}
