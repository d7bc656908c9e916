using System.Buffers;

namespace ActorTrading.Actors.Entities;

/// <summary>Canonical bytes of a state: equal states give equal bytes, in every process and on every run.</summary>
public interface ISnapshotCodec<TState>
    where TState : class
{
    /// <summary>Rises with the layout; a snapshot of another version is ignored in favour of full replay.</summary>
    int Version { get; }

    void Encode(TState state, IBufferWriter<byte> bytes);

    /// <summary>Throws when the bytes are not a state; the snapshot is then ignored.</summary>
    TState Decode(ReadOnlySpan<byte> bytes);
}
