using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Host.Configuration.Settings;

namespace ActorTrading.Host.Configuration;

/// <summary>JSON Schema of the configuration file, made from the settings.</summary>
public static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text => Create().ToJsonString(Indented) + "\n";

    internal static JsonObject Create()
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Configuration of an ActorTrading node",
        };
        Open(root);
        Properties(root)["$schema"] = new JsonObject { ["type"] = "string" };
        foreach (var (path, meaning) in SettingCatalogue.Sections)
        {
            var (parent, key) = Place(root, path);
            var section = new JsonObject { ["description"] = meaning };
            Open(section);
            Properties(parent)[key] = section;
        }

        var defaults = new NodeOptions();
        foreach (var setting in SettingCatalogue.All)
        {
            var (parent, key) = Place(root, setting.Path);
            Properties(parent)[key] = Describe(setting, defaults);
        }

        return root;
    }

    private static JsonObject Describe(Setting setting, NodeOptions defaults)
    {
        var schema = new JsonObject
        {
            ["description"] = $"{setting.Meaning} Allowed: {setting.Allowed}.",
            ["type"] = setting.Shape switch
            {
                JsonShape.Number => "number",
                JsonShape.Flag => "boolean",
                JsonShape.List => "array",
                _ => "string",
            },
        };
        setting.Constrain(schema);
        if (DefaultOf(setting, defaults) is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    private static JsonNode? DefaultOf(Setting setting, NodeOptions defaults) =>
        (setting.Shape, setting.TextsOf(defaults)) switch
        {
            (JsonShape.List, var items) => new JsonArray([.. items.Select(i => JsonValue.Create(i))]),
            (_, []) => null,
            (JsonShape.Text, [var text]) => JsonValue.Create(text),
            (_, var texts) => JsonNode.Parse(texts[0]),
        };

    private static (JsonObject Parent, string Key) Place(JsonObject root, string path)
    {
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (at, step) => Properties(at)[step]!.AsObject());
        return (parent, steps[^1]);
    }

    private static void Open(JsonObject schema)
    {
        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema["properties"] = new JsonObject();
    }

    private static JsonObject Properties(JsonObject schema) => schema["properties"]!.AsObject();
}
