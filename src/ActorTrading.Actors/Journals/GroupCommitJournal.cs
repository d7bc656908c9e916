using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// Joins appends of many entities into one write: the first append is written at once, and what arrives while a write
/// is under way goes into the next. No timer, so a lone append never waits for company.
/// </summary>
/// <remarks>
/// An append completes on the thread that finished the write; entities only post a message there, and other callers
/// should do as little.
/// </remarks>
public sealed class GroupCommitJournal(IJournal inner, GroupCommitLimits? limits = null) : IJournal
{
    private readonly GroupCommitLimits _limits = limits ?? GroupCommitLimits.Default;
    private readonly Lock _gate = new();
    private readonly Queue<PendingAppend> _waiting = new();
    private bool _writing;

    public ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        var append = new PendingAppend(batch);
        lock (_gate)
        {
            if (_waiting.Count >= _limits.WaitingMax)
            {
                return ValueTask.FromResult<AppendOutcome>(new AppendOutcome.Failed(
                    $"{_limits.WaitingMax} appends wait for the journal already; it does not keep up."));
            }

            _waiting.Enqueue(append);
            if (_writing)
            {
                return append.Outcome;
            }

            _writing = true;
        }

        _ = WriteAll();
        return append.Outcome;
    }

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches) =>
        inner.AppendMany(batches);

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        inner.FindCommand(entity, commandId);

    private async Task WriteAll()
    {
        while (NextGroup() is { } group)
        {
            var outcomes = await Write(group).ConfigureAwait(false);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Complete(outcomes[i]);
            }
        }
    }

    private async ValueTask<IReadOnlyList<AppendOutcome>> Write(List<PendingAppend> group)
    {
        try
        {
            return await inner.AppendMany(group.ConvertAll(append => append.Batch)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // By the journal's contract an exception leaves the outcome open, for all of the group.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return group.ConvertAll<AppendOutcome>(_ => new AppendOutcome.Unknown(cause.Message));
        }
    }

    /// <summary>What waits, up to the limit or to a second batch of one entity; null ends the writing.</summary>
    private List<PendingAppend>? NextGroup()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _writing = false;
                return null;
            }

            var group = new List<PendingAppend>(Math.Min(_waiting.Count, _limits.GroupMax));
            var entities = new HashSet<EntityId>();
            while (group.Count < _limits.GroupMax
                && _waiting.TryPeek(out var next) && entities.Add(next.Batch.Entity))
            {
                group.Add(_waiting.Dequeue());
            }

            return group;
        }
    }
}
