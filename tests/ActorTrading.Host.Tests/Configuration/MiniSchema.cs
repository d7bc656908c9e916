using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorTrading.Host.Tests.Configuration;

/// <summary>As much of JSON Schema as the leaves of the configuration's schema use; more is a failure.</summary>
internal static class MiniSchema
{
    public static bool Accepts(JsonObject schema, JsonNode? value) => schema.All(rule => rule.Key switch
    {
        "description" or "default" => true,
        "type" => IsOfType(value, rule.Value!.GetValue<string>()),
        "enum" => rule.Value!.AsArray().Any(v => JsonNode.DeepEquals(v, value)),
        "minimum" => Number(value) is not { } n || n >= Number(rule.Value),
        "maximum" => Number(value) is not { } n || n <= Number(rule.Value),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, rule.Value!.GetValue<string>()),
        "maxItems" => value is not JsonArray list || list.Count <= rule.Value!.GetValue<int>(),
        "items" => value is not JsonArray items || items.All(i => Accepts(rule.Value!.AsObject(), i)),
        _ => throw new NotSupportedException($"The schema says '{rule.Key}', which this reader does not know."),
    });

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value)!.Value),
        _ => false,
    };

    private static decimal? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString()) : null;

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
