using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>
/// The rule format as a JSON Schema, draft 2020-12, for editors and clients. It is made from the lists that the reader
/// checks against. What depends on several properties at once, such as which sizing goes with which action, is left to
/// the reader.
/// </summary>
public static class RuleJsonSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema as indented JSON, the same at every call.</summary>
    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = "Trading rules",
            ["description"] = "One rule, a list of rules, or a document that holds a list of rules.",
            ["oneOf"] = new JsonArray(Ref("rule"), ListOf("rule", RuleLimits.RulesMax), Ref("document")),
            ["$defs"] = new JsonObject
            {
                ["document"] = Document(),
                ["rule"] = Rule(),
                ["duration"] = Duration(),
                ["action"] = Action(),
                ["trailing"] = SchemaNodes.Object(TrailingProperties.All, []),
                ["roi"] = Roi(),
            },
        };
        ConditionSchema.AddTo((JsonObject)schema["$defs"]!);
        return schema.ToJsonString(Indented);
    }

    private static JsonObject Document() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["$schema"] = new JsonObject { ["type"] = "string" },
            ["rules"] = ListOf("rule", RuleLimits.RulesMax),
        },
        ["required"] = new JsonArray("rules"),
    };

    private static JsonObject Rule()
    {
        ImmutableArray<string> required =
        [
            RuleProperties.Name.Name,
            RuleProperties.Type.Name,
            RuleProperties.Conditions.Name,
            RuleProperties.Actions.Name,
        ];
        var rule = SchemaNodes.Object(RuleProperties.All, required);
        var properties = (JsonObject)rule["properties"]!;
        var symbol = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Z0-9._-]{0,39}$" };
        var symbols = ListOf(symbol.DeepClone(), RuleLimits.SymbolsMax);
        SchemaNodes.Refine(properties, RuleProperties.Symbols, new() { ["anyOf"] = new JsonArray(symbol, symbols) });
        SchemaNodes.Refine(
            properties,
            RuleProperties.Conditions,
            new() { ["anyOf"] = new JsonArray(Ref("condition"), ListOf("condition", RuleLimits.ComparisonsMax)) });
        SchemaNodes.Refine(properties, RuleProperties.Actions, ListOf("action", RuleLimits.ActionsMax));
        return rule;
    }

    private static JsonObject Action()
    {
        var action = SchemaNodes.Object(ActionProperties.All, [ActionProperties.Type.Name]);
        var properties = (JsonObject)action["properties"]!;
        SchemaNodes.Refine(properties, ActionProperties.Trailing, Ref("trailing"));
        SchemaNodes.Refine(properties, ActionProperties.Roi, Ref("roi"));
        return action;
    }

    private static JsonObject Roi() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[0-9]+$" },
        ["additionalProperties"] = new JsonObject { ["type"] = "number", ["minimum"] = -1 },
        ["minProperties"] = 1,
        ["maxProperties"] = RuleLimits.RoiStepsMax,
    };

    private static JsonObject Duration() => new()
    {
        ["description"] = "A count with a unit, or a number of seconds.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+[smhdw]$" },
            new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 }),
    };

    private static JsonObject Ref(string definition) => SchemaNodes.Ref(definition);

    private static JsonObject ListOf(string definition, int max) => ListOf(Ref(definition), max);

    private static JsonObject ListOf(JsonNode items, int max) => SchemaNodes.ListOf(items, max);
}
