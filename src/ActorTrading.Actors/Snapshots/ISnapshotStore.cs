using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Snapshots;

/// <summary>
/// Keeps the latest snapshot per entity. A cache beside the journal: what it loses or garbles only costs replay time.
/// </summary>
public interface ISnapshotStore
{
    /// <summary>Replaces the entity's snapshot unless the stored one has a higher sequence.</summary>
    ValueTask Save(Snapshot snapshot);

    /// <summary>The latest snapshot, or null. An exception is treated as none.</summary>
    ValueTask<Snapshot?> Load(EntityId entity);
}
