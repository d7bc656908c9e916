using System.Text.Json;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Running;

/// <summary>Lists that the node gives out part by part.</summary>
internal static class Pages
{
    private const string Items = "items";
    private const string Next = "next";

    /// <summary>The cursor of the part after this one; null at the end.</summary>
    public static string? NextOf(NodeAnswer answer) =>
        Json.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } page ? Json.Text(page, Next) : null;

    /// <summary>The request for the part that begins at a cursor.</summary>
    public static ApiRequest At(ApiRequest request, string cursor) => request with
    {
        Path = RequestBuilder.WithQuery(request.Path, [RequestBuilder.Pair("cursor", cursor)]),
    };

    /// <summary>All parts as if they had come as one.</summary>
    public static NodeAnswer Joined(IReadOnlyList<NodeAnswer> parts) => ListOf(parts[^1], parts.SelectMany(ItemsOf));

    /// <summary>A list whose items are the answers.</summary>
    public static NodeAnswer ListOf(IReadOnlyList<NodeAnswer> answers) =>
        ListOf(answers[^1], answers.Select(a => Json.TryParse(a.Body)).OfType<JsonElement>());

    private static NodeAnswer ListOf(NodeAnswer form, IEnumerable<JsonElement> items)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(Items);
            foreach (var item in items)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return form with { Body = buffer.ToArray() };
    }

    /// <summary>The items of a list, in whichever of its two forms it comes.</summary>
    public static IEnumerable<JsonElement> ItemsOf(NodeAnswer answer) => Json.TryParse(answer.Body) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } page => Json.Items(page, Items),
        _ => [],
    };
}
