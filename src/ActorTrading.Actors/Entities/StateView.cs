using ActorTrading.Actors.Journals;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// An entity's state between two turns. <see cref="State"/> belongs to the entity: read it, never change it.
/// </summary>
public sealed record StateView(EntityId Entity, long Sequence, Digest StateHash, object State);

/// <summary>From where <see cref="EntityHost.Inspect"/> takes a state.</summary>
public enum StateSource
{
    /// <summary>The entity's memory; loads it if need be.</summary>
    Live,

    /// <summary>A fresh load: latest usable snapshot and the events after it.</summary>
    SnapshotAndTail,

    /// <summary>A fresh load from the first event on.</summary>
    FullReplay,
}
