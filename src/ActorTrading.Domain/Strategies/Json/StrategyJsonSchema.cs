using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Domain.Risk.Json;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions.Json;

namespace ActorTrading.Domain.Strategies.Json;

/// <summary>
/// The strategy format as a JSON Schema: that of the rules, with the sections of a document beside them.
/// </summary>
public static class StrategyJsonSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema as indented JSON, the same at every call.</summary>
    public static string Write()
    {
        var schema = JsonNode.Parse(RuleJsonSchema.Write())!.AsObject();
        var definitions = schema["$defs"]!.AsObject();
        var document = definitions["document"]!.AsObject();
        var properties = document["properties"]!.AsObject();
        document["additionalProperties"] = false;
        properties[StrategyProperties.Session.Name] = SchemaNodes.Ref("session");
        properties[StrategyProperties.Risk.Name] = SchemaNodes.Ref("risk");
        properties[StrategyProperties.Protections.Name] = ListOfObjects(StrategyProperties.Protections.Summary);
        properties[StrategyProperties.Portfolios.Name] =
            SchemaNodes.ListOf(SchemaNodes.Ref("portfolio"), PortfolioListReader.PortfoliosMax);
        foreach (var (name, node) in Plain([StrategyProperties.Leverage, StrategyProperties.ExitTimeoutCount]))
        {
            properties[name] = node!.DeepClone();
        }

        definitions["session"] = SchemaNodes.Object(SessionProperties.All, []);
        definitions["risk"] = Nullable(SchemaNodes.Object(RiskLimitProperties.All, []));
        definitions["portfolio"] =
            SchemaNodes.Object(StrategyProperties.OfPortfolio, [StrategyProperties.PortfolioId.Name]);
        return schema.ToJsonString(Indented);
    }

    private static JsonObject Plain(ImmutableArray<PropertyDefinition> definitions) =>
        SchemaNodes.Object(definitions, [])["properties"]!.AsObject();

    private static JsonObject ListOfObjects(string summary) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "object" },
        ["description"] = summary,
    };

    /// <summary>Every limit may be null, which switches it off.</summary>
    private static JsonObject Nullable(JsonObject limits)
    {
        var properties = limits["properties"]!.AsObject();
        foreach (var name in properties.Select(p => p.Key).ToList())
        {
            var limit = properties[name]!.AsObject();
            if (limit["type"] is { } type)
            {
                limit["type"] = new JsonArray(type.DeepClone(), "null");
            }
            else if (limit.Remove("$ref", out var reference))
            {
                limit["anyOf"] = new JsonArray(
                    new JsonObject { ["$ref"] = reference }, new JsonObject { ["type"] = "null" });
            }
        }

        return limits;
    }
}
