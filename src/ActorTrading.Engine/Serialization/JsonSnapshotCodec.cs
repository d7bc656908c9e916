using System.Buffers;
using System.Text.Json;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Engine.Serialization;

/// <summary>States as canonical JSON.</summary>
internal sealed class JsonSnapshotCodec<TState>(int version) : ISnapshotCodec<TState>
    where TState : class
{
    public int Version => version;

    public void Encode(TState state, IBufferWriter<byte> bytes)
    {
        using var writer = new Utf8JsonWriter(bytes, DomainJson.WriterOptions);
        JsonSerializer.Serialize(writer, state, DomainJson.Options);
    }

    public TState Decode(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<TState>(bytes, DomainJson.Options)
            ?? throw new JsonException("A snapshot is not null.");
}
