using System.Collections.Concurrent;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Tests.ColdStart;

/// <summary>
/// Stands where every entity that loads comes by once. Counts the loads, and holds those of portfolios from a chosen
/// one on, so that a start can be looked at halfway.
/// </summary>
/// <param name="passing">Portfolios that are let through.</param>
/// <param name="waiting">So many at the gate are a crowd.</param>
internal sealed class LoadGate(int passing, int waiting) : ISnapshotStore
{
    private readonly ConcurrentDictionary<EntityId, int> _loads = new();
    private readonly TaskCompletionSource _crowded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ISnapshotStore? _store;
    private int _portfolios;
    private int _held;

    /// <summary>One that holds nobody.</summary>
    public static LoadGate Opened => new(int.MaxValue, 0);

    /// <summary>Portfolios that came to the gate and were held.</summary>
    public int Held => Volatile.Read(ref _held);

    public Task Crowded => _crowded.Task;

    public ISnapshotStore Before(ISnapshotStore store)
    {
        _store = store;
        return this;
    }

    public void Open() => _opened.TrySetResult();

    /// <summary>How often each entity of a type was loaded.</summary>
    public IReadOnlyDictionary<EntityId, int> LoadsOf(string type) =>
        _loads.Where(load => load.Key.Type == type).ToDictionary();

    public async ValueTask<Snapshot?> Load(EntityId entity)
    {
        _loads.AddOrUpdate(entity, 1, static (_, loads) => loads + 1);
        if (entity.Type == PortfolioEntity.Type && Interlocked.Increment(ref _portfolios) > passing)
        {
            await Hold();
        }

        return await _store!.Load(entity);
    }

    public ValueTask Save(Snapshot snapshot) => _store!.Save(snapshot);

    private Task Hold()
    {
        if (Interlocked.Increment(ref _held) == waiting)
        {
            _crowded.TrySetResult();
        }

        return _opened.Task;
    }
}
