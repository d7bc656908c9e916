using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// Journal payloads of a union of events: one manifest per case, spelled out in a table so that renaming a type does
/// not rename what is in journals. Writes the latest version of a case and reads all of them.
/// </summary>
internal sealed class UnionEventCodec<TEvent> : IEventCodec<TEvent>
    where TEvent : class
{
    private readonly FrozenDictionary<Type, EventManifest> _manifests;
    private readonly FrozenDictionary<string, EventCase> _cases;

    /// <param name="cases">Every case of a union that never changed, with its manifest name.</param>
    public UnionEventCodec(params ReadOnlySpan<(string Name, Type Case)> cases)
        : this([.. cases.ToArray().Select(c => new EventCase(c.Name, c.Case))])
    {
    }

    /// <param name="cases">Every case of the union, with its versions.</param>
    public UnionEventCodec(params ReadOnlySpan<EventCase> cases)
    {
        var all = cases.ToArray();
        _manifests = all.ToFrozenDictionary(c => c.Type, c => new EventManifest(c.Name, c.Version));
        _cases = all.ToFrozenDictionary(c => c.Name);
    }

    /// <summary>Everything that was ever written, by name and version.</summary>
    public IEnumerable<EventManifest> Manifests =>
        from written in _cases.Values.OrderBy(c => c.Name, StringComparer.Ordinal)
        from version in Enumerable.Range(1, written.Version)
        select new EventManifest(written.Name, version);

    public EventManifest Encode(TEvent @event, IBufferWriter<byte> payload)
    {
        using var writer = new Utf8JsonWriter(payload, DomainJson.WriterOptions);
        JsonSerializer.Serialize(writer, @event, @event.GetType(), DomainJson.Options);
        return _manifests[@event.GetType()];
    }

    public bool TryDecode(EventManifest manifest, ReadOnlySpan<byte> payload, out TEvent? @event)
    {
        @event = null;
        if (!_cases.TryGetValue(manifest.Name, out var known)
            || manifest.Version < 1 || manifest.Version > known.Version)
        {
            return false;
        }

        @event = (TEvent?)(manifest.Version == known.Version
            ? JsonSerializer.Deserialize(payload, known.Type, DomainJson.Options)
            : known.Upcast(JsonNode.Parse(payload)!.AsObject(), manifest.Version)
                .Deserialize(known.Type, DomainJson.Options));
        return @event is not null;
    }
}
