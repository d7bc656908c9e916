using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorTrading.Cli.Output;

/// <summary>JSON as it was served: every number with the digits that it came with.</summary>
internal static class JsonText
{
    public static string Of(JsonElement element, bool isIndented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented }))
        {
            element.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The same with another text in the place of a member's.</summary>
    public static JsonElement With(JsonElement element, string member, string text)
    {
        var copy = JsonObject.Create(element)!;
        copy[member] = text;
        return JsonSerializer.SerializeToElement(copy);
    }
}
