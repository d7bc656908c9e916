using ActorTrading.Actors.Journals;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// An entity's state between two turns. <see cref="State"/> belongs to the entity: read it, never change it.
/// </summary>
public sealed class StateView(EntityId entity, long sequence, object state, Func<Digest> hash)
{
    public EntityId Entity => entity;

    public long Sequence => sequence;

    public object State => state;

    /// <summary>
    /// Of the state's canonical bytes. Taken on the thread that asks, and only then: most who look at a state do not
    /// want it, and for them the entity's turn must not wait.
    /// </summary>
    public Digest StateHash => hash();
}

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
