using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>Values that a schema allows, and that mean something where their name says what they are.</summary>
internal sealed class Sampling(ApiContract contract, ApiWorld world)
{
    /// <summary>What goes by this name on the node under test.</summary>
    public static JsonNode? ByName(string name) => name switch
    {
        "portfolio" or "portfolio_id" or "key" => ApiWorld.Portfolio,
        "symbol" => "BTC-USD",
        "symbols" => new JsonArray("BTC-USD"),
        "type" => "portfolio",
        "timeframe" => "1m",
        "reason" => "a test",
        "amount" => 10,
        "rating" => "BUY",
        "confidence" => 0.5,
        "expires_at" => "2100-01-01T00:00:00Z",
        "from" => "2026-01-01T00:00:00Z",
        "to" => "2100-01-01T00:00:00Z",
        "level" => "information",
        _ => null,
    };

    /// <summary>All that is required, and nothing else.</summary>
    public JsonNode? Of(JsonNode schema, string name)
    {
        var told = contract.Resolve(schema);
        if ((told["oneOf"] ?? told["anyOf"]) is JsonArray choices)
        {
            return Of(choices.First(c => c!["type"]?.ToString() != "null")!, name);
        }

        if (told["enum"] is JsonArray words)
        {
            return words.First(w => w is not null)!.DeepClone();
        }

        return SchemaCheck.TypesOf(told).FirstOrDefault(t => t != "null") switch
        {
            "object" => Fields(told),
            "array" => ByName(name) ?? new JsonArray(told["items"] is { } item ? Of(item, name) : null),
            "integer" or "number" => ByName(name) ?? 1,
            "boolean" => false,
            "string" when told["format"]?.ToString() == "date-time" => ByName(name) ?? "2026-01-01T00:00:00Z",
            _ => ByName(name) ?? world.NewName(name.Replace('_', '-')),
        };
    }

    private JsonObject Fields(JsonObject schema)
    {
        var fields = new JsonObject();
        foreach (var needed in schema["required"]?.AsArray() ?? [])
        {
            var name = needed!.GetValue<string>();
            fields[name] = Of(schema["properties"]![name]!, name);
        }

        return fields;
    }
}
