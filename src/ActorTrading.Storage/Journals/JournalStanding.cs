using System.Collections.Concurrent;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals;

/// <summary>What writer and readers know in common. Safe for use from many threads.</summary>
internal sealed class JournalStanding
{
    private readonly ConcurrentDictionary<EntityId, JournalDamage> _damages = new();
    private readonly ConcurrentDictionary<EntityId, string> _openFates = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _grown;
    private long _lastOffset;

    public IReadOnlyList<JournalDamage> Damages => [.. _damages.Values.OrderBy(d => d.Entity)];

    public long LastOffset => Volatile.Read(ref _lastOffset);

    public JournalDamage? DamageOf(EntityId entity) => _damages.GetValueOrDefault(entity);

    public void Name(JournalDamage damage) => _damages[damage.Entity] = damage;

    public void Clear(EntityId entity) => _damages.TryRemove(entity, out _);

    /// <summary>From now on nobody can say whether the entity's latest batch is written.</summary>
    public void OpenFate(EntityId entity, string reason) => _openFates[entity] = reason;

    public void CloseFates() => _openFates.Clear();

    /// <summary>Throws unless what is read of the entity is the truth.</summary>
    public void Demand(EntityId entity)
    {
        if (!_damages.IsEmpty && DamageOf(entity) is { } damage)
        {
            throw new JournalDamagedException(entity, damage.What);
        }

        if (!_openFates.IsEmpty && _openFates.TryGetValue(entity, out var reason))
        {
            throw new IOException($"Whether the latest batch of {entity} was written is not settled yet: {reason}");
        }
    }

    public void Advance(long offset)
    {
        if (offset == _lastOffset)
        {
            return;
        }

        lock (_gate)
        {
            Volatile.Write(ref _lastOffset, offset);
            _grown?.TrySetResult();
            _grown = null;
        }
    }

    public async Task WaitPast(long offset, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_lastOffset > offset)
                {
                    return;
                }

                _grown ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
