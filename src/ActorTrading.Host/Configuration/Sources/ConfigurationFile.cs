using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Host.Configuration.Settings;

namespace ActorTrading.Host.Configuration.Sources;

/// <summary>
/// Settings in a JSON file, with the lines that they stand on. Comments and trailing commas are allowed, and
/// <c>$schema</c> may name the file's schema.
/// </summary>
internal sealed class ConfigurationFile
{
    public const string Name = "actortrading.json";
    public const long BytesMax = 1_048_576;

    private const string SchemaKey = "$schema";
    private const int DepthMax = 8;

    private readonly string _file;
    private readonly byte[] _json;
    private readonly List<ConfigurationEntry> _entries = [];
    private readonly List<ConfigurationProblem> _problems = [];

    private ConfigurationFile(string file, byte[] json) => (_file, _json) = (file, json);

    /// <summary>Reads a text; what cannot be read is among the problems, and what can is among the entries.</summary>
    public static (ImmutableArray<ConfigurationEntry> Entries, ImmutableArray<ConfigurationProblem> Problems) Read(
        string file, byte[] json)
    {
        var reading = new ConfigurationFile(file, json);
        reading.Read();
        return ([.. reading._entries], [.. reading._problems]);
    }

    private void Read()
    {
        var start = _json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(_json.AsSpan()[start..], new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DepthMax,
        });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Object(ref reader, "");
                reader.Read();
            }
            else
            {
                Problem(_file, null, "the file holds no JSON object. Begin with '{'.", 1);
            }
        }
        catch (JsonException exception)
        {
            Problem(_file, null, $"this is no JSON: {exception.Message}", (int)(exception.LineNumber ?? 0) + 1);
        }
    }

    private void Object(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            reader.Read();
            if (inner != SchemaKey)
            {
                Value(ref reader, inner);
            }
        }
    }

    private void Value(ref Utf8JsonReader reader, string path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when SettingCatalogue.Sections.Any(s => s.Path == path):
                Object(ref reader, path);
                break;
            case JsonTokenType.StartObject:
                Problem(path, null, NoSection(path), Line(reader));
                reader.Skip();
                break;
            case JsonTokenType.StartArray:
                List(ref reader, path);
                break;
            case JsonTokenType.Null:
                Problem(path, "null", "null is no value. Leave the setting out to have its default.", Line(reader));
                break;
            default:
                Add(path, [Text(reader)], ShapeOf(reader.TokenType), Line(reader));
                break;
        }
    }

    private void List(ref Utf8JsonReader reader, string path)
    {
        var line = Line(reader);
        var items = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                items.Add(reader.GetString()!);
                continue;
            }

            Problem(path, null, "the items of a list are texts in quotation marks.", Line(reader));
            reader.Skip();
        }

        Add(path, items.ToImmutable(), JsonShape.List, line);
    }

    private static string NoSection(string path)
    {
        if (SettingCatalogue.Find(path) is { } setting)
        {
            return $"this is a setting, not a section. Allowed: {setting.Allowed}.";
        }

        var nearest = Spelling.Nearest(path, SettingCatalogue.Sections.Select(s => s.Path));
        return nearest is null
            ? $"there is no such section. Sections: {string.Join(", ", SettingCatalogue.Sections.Select(s => s.Path))}."
            : $"there is no such section. Did you mean '{nearest}'?";
    }

    private void Add(string path, ImmutableArray<string> texts, JsonShape shape, int line) =>
        _entries.Add(new(path, texts, shape, Origin(line)));

    private void Problem(string path, string? value, string message, int line) =>
        _problems.Add(new(path, value, message, Origin(line)));

    private SettingOrigin Origin(int line) => new(SettingLayer.File, $"{_file}, line {line}");

    private int Line(in Utf8JsonReader reader) =>
        _json.AsSpan()[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;

    private static string Text(in Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : Encoding.UTF8.GetString(reader.ValueSpan);

    private static JsonShape ShapeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonShape.Number,
        JsonTokenType.String => JsonShape.Text,
        _ => JsonShape.Flag,
    };
}
