using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// Journal payloads of a union of events: one manifest per case, spelled out in a table so that renaming a type does
/// not rename what is in journals. All cases are at version 1.
/// </summary>
internal sealed class UnionEventCodec<TEvent> : IEventCodec<TEvent>
    where TEvent : class
{
    private const int Version = 1;

    private readonly FrozenDictionary<Type, EventManifest> _manifests;
    private readonly FrozenDictionary<string, Type> _types;

    /// <param name="cases">Every case of the union with its manifest name.</param>
    public UnionEventCodec(params ReadOnlySpan<(string Name, Type Case)> cases)
    {
        var all = cases.ToArray();
        _manifests = all.ToFrozenDictionary(c => c.Case, c => new EventManifest(c.Name, Version));
        _types = all.ToFrozenDictionary(c => c.Name, c => c.Case);
    }

    public EventManifest Encode(TEvent @event, IBufferWriter<byte> payload)
    {
        using var writer = new Utf8JsonWriter(payload, DomainJson.WriterOptions);
        JsonSerializer.Serialize(writer, @event, @event.GetType(), DomainJson.Options);
        return _manifests[@event.GetType()];
    }

    public bool TryDecode(EventManifest manifest, ReadOnlySpan<byte> payload, out TEvent? @event)
    {
        @event = null;
        if (manifest.Version != Version || !_types.TryGetValue(manifest.Name, out var type))
        {
            return false;
        }

        @event = (TEvent?)JsonSerializer.Deserialize(payload, type, DomainJson.Options);
        return @event is not null;
    }
}
