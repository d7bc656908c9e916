using System.Buffers;

namespace ActorTrading.Actors.Entities;

/// <summary>Translates events of one entity type to and from journal payloads.</summary>
public interface IEventCodec<TEvent>
    where TEvent : class
{
    /// <summary>Writes the UTF-8 payload and names it. Equal events give equal bytes.</summary>
    EventManifest Encode(TEvent @event, IBufferWriter<byte> payload);

    /// <summary>
    /// Reads a payload of any version ever written. False means that manifest or version is not known, upon which the
    /// entity refuses to load; a payload that does not fit its manifest throws, with the same effect.
    /// </summary>
    bool TryDecode(EventManifest manifest, ReadOnlySpan<byte> payload, out TEvent? @event);
}
