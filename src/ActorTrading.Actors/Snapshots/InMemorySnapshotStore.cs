using System.Collections.Concurrent;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Snapshots;

/// <summary>Snapshots in this process.</summary>
public sealed class InMemorySnapshotStore : ISnapshotStore
{
    private readonly ConcurrentDictionary<EntityId, Snapshot> _latest = new();

    public ValueTask Save(Snapshot snapshot)
    {
        _latest.AddOrUpdate(
            snapshot.Entity,
            static (_, offered) => offered,
            static (_, held, offered) => offered.Sequence >= held.Sequence ? offered : held,
            snapshot);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Snapshot?> Load(EntityId entity) => ValueTask.FromResult(_latest.GetValueOrDefault(entity));
}
