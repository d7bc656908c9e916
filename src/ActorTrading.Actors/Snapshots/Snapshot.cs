using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Actors.Snapshots;

/// <summary>A state at one sequence, tied to the journal by the hash of the record that it ends with.</summary>
public sealed record Snapshot
{
    public required EntityId Entity { get; init; }

    /// <summary>The last event that is folded into <see cref="State"/>.</summary>
    public required long Sequence { get; init; }

    /// <summary>The <see cref="JournalRecord.Hash"/> of the record at <see cref="Sequence"/>.</summary>
    public required Digest ChainHash { get; init; }

    /// <summary>The <see cref="ISnapshotCodec{TState}.Version"/> that wrote <see cref="State"/>.</summary>
    public required int Version { get; init; }

    public required ReadOnlyMemory<byte> State { get; init; }

    /// <summary>SHA-256 over <see cref="State"/>.</summary>
    public required Digest StateHash { get; init; }
}
