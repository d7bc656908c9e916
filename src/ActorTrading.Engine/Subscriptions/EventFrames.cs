using System.Buffers;
using System.Text.Json;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>Events as JSON messages. What happened stands in <c>data</c>, as it stands in the journal.</summary>
internal static class EventFrames
{
    public static byte[] Of(FeedEvent e)
    {
        var (record, buffer) = (e.Record, new ArrayBufferWriter<byte>());
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "event");
            writer.WriteNumber("cursor", e.Offset);
            writer.WriteStartArray("topics");
            foreach (var topic in TopicMap.NamesOf(e.Topics))
            {
                writer.WriteStringValue(topic);
            }

            writer.WriteEndArray();
            writer.WriteString("event", record.Manifest.Name);
            writer.WriteNumber("version", record.Manifest.Version);
            if (e.Portfolio is { } portfolio)
            {
                writer.WriteString("portfolio", portfolio);
            }

            writer.WriteString("entity", record.Entity.ToString());
            writer.WriteNumber("sequence", record.Sequence);
            writer.WriteString("at", Timestamp.From(record.Time).ToString());
            if (record.CommandId is { } command)
            {
                writer.WriteString("command_id", command);
            }

            writer.WritePropertyName("data");
            writer.WriteRawValue(record.Payload.Span);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
