using System.Text.Json;
using System.Text.Json.Serialization;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Serialization;

/// <summary>ISO 8601 in UTC.</summary>
internal sealed class TimestampConverter : JsonConverter<Timestamp>
{
    public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Timestamp.TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException($"'{reader.GetString()}' is not an ISO 8601 time.");

    public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
