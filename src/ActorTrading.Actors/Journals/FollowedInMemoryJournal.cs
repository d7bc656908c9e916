using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>A journal in memory that can be followed: keeps the records of all entities as they came.</summary>
public sealed class FollowedInMemoryJournal : IJournal, IJournalFeed
{
    private readonly InMemoryJournal _inner = new();
    private readonly Lock _gate = new();
    private readonly List<JournalRecord> _log = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long LastOffset
    {
        get
        {
            lock (_gate)
            {
                return _log.Count;
            }
        }
    }

    public async ValueTask<AppendOutcome> Append(JournalBatch batch) => (await AppendMany([batch]))[0];

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        lock (_gate)
        {
            var outcomes = _inner.AppendMany(batches).AsTask().GetAwaiter().GetResult();
            for (var i = 0; i < batches.Count; i++)
            {
                if (outcomes[i] is AppendOutcome.Written)
                {
                    _log.AddRange(batches[i].Records);
                }
            }

            _grown.TrySetResult();
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return ValueTask.FromResult(outcomes);
        }
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        _inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        _inner.FindCommand(entity, commandId);

    public ValueTask<IReadOnlyList<OffsetRecord>> ReadAfter(long offset, int limit)
    {
        lock (_gate)
        {
            var records = _log.Skip((int)offset).Take(limit);
            return ValueTask.FromResult<IReadOnlyList<OffsetRecord>>(
                [.. records.Select((record, index) => new OffsetRecord(offset + index + 1, record))]);
        }
    }

    public async Task WaitPast(long offset, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_log.Count > offset)
                {
                    return;
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
