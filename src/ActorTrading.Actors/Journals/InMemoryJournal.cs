using System.Collections.Concurrent;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// Keeps bytes in this process: for back-tests, simulations and tests. Durable as long as the object lives.
/// </summary>
public sealed class InMemoryJournal : IJournal
{
    private readonly ConcurrentDictionary<EntityId, Log> _logs = new();

    public ValueTask<AppendOutcome> Append(JournalBatch batch) =>
        ValueTask.FromResult(_logs.GetOrAdd(batch.Entity, static _ => new Log()).Append(batch));

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        var outcomes = new AppendOutcome[batches.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = await Append(batches[i]);
        }

        return outcomes;
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        ValueTask.FromResult<IReadOnlyList<JournalRecord>>(
            _logs.TryGetValue(entity, out var log) ? log.Read(fromSequence, limit) : []);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        ValueTask.FromResult(_logs.TryGetValue(entity, out var log) ? log.Find(commandId) : null);

    private sealed class Log
    {
        private readonly Lock _gate = new();
        private readonly List<JournalRecord> _records = [];
        private readonly Dictionary<string, CommandTrace> _commands = [];

        public AppendOutcome Append(JournalBatch batch)
        {
            lock (_gate)
            {
                if (Judge(batch) is { } kind)
                {
                    return new AppendOutcome.Conflict(kind);
                }

                foreach (var record in batch.Records)
                {
                    _records.Add(record);
                }

                if (batch.CommandId is { } id)
                {
                    _commands.Add(id, new CommandTrace(batch.FirstSequence, batch.LastSequence));
                }

                return AppendOutcome.Written.Instance;
            }
        }

        public List<JournalRecord> Read(long fromSequence, int limit)
        {
            lock (_gate)
            {
                var start = (int)Math.Min(fromSequence - 1, _records.Count);
                return _records.GetRange(start, Math.Min(limit, _records.Count - start));
            }
        }

        public CommandTrace? Find(string commandId)
        {
            lock (_gate)
            {
                return _commands.TryGetValue(commandId, out var trace) ? trace : null;
            }
        }

        private ConflictKind? Judge(JournalBatch batch)
        {
            var last = _records.Count == 0 ? null : _records[^1];
            return batch switch
            {
                _ when last is not null && batch.Epoch < last.Epoch => ConflictKind.EpochStale,
                { CommandId: { } id } when _commands.ContainsKey(id) => ConflictKind.CommandTaken,
                _ when batch.FirstSequence <= _records.Count => ConflictKind.SequenceTaken,
                _ when batch.FirstSequence > _records.Count + 1 => ConflictKind.SequenceGap,
                _ => null,
            };
        }
    }
}
