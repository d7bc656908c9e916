using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorTrading.Host.Http;

/// <summary>A value that must not be seen: whoever prints or serialises it gets stars.</summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretStars))]
public sealed class Secret(string value)
{
    internal const string Stars = "***";

    /// <summary>The value, for the one place that needs it.</summary>
    public string Reveal() => value;

    public override string ToString() => Stars;
}

internal sealed class SecretStars : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A secret is a text."));

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Secret.Stars);
}
