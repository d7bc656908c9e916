using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Halts;

/// <summary>A journal of which one can say for how long it has not taken what it was given.</summary>
public sealed class WatchedJournal(IJournal inner, TimeProvider time) : IJournal
{
    private readonly Lock _gate = new();
    private int _waiting;

    /// <summary>Since when nothing has been taken though something was given; null while all is well.</summary>
    private long? _troubleSince;

    /// <summary>
    /// How long appends have failed or gone unanswered, with none taken in between. Zero while nobody appends: what is
    /// not asked for cannot fail.
    /// </summary>
    public TimeSpan FailingFor
    {
        get
        {
            lock (_gate)
            {
                return _troubleSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            }
        }
    }

    public async ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        Asked();
        var isTaken = false;
        try
        {
            var outcome = await inner.Append(batch).ConfigureAwait(false);
            isTaken = IsTaken(outcome);
            return outcome;
        }
        catch (JournalDamagedException)
        {
            // One entity's records are at fault: also the answer of a journal that is well.
            isTaken = true;
            throw;
        }
        finally
        {
            Answered(isTaken);
        }
    }

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        Asked();
        var isTaken = false;
        try
        {
            var outcomes = await inner.AppendMany(batches).ConfigureAwait(false);
            isTaken = outcomes.Any(IsTaken);
            return outcomes;
        }
        finally
        {
            Answered(isTaken);
        }
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        inner.FindCommand(entity, commandId);

    // A conflict is the answer of a journal that is well.
    private static bool IsTaken(AppendOutcome outcome) => outcome is AppendOutcome.Written or AppendOutcome.Conflict;

    private void Asked()
    {
        lock (_gate)
        {
            _waiting++;
            _troubleSince ??= time.GetTimestamp();
        }
    }

    private void Answered(bool isTaken)
    {
        lock (_gate)
        {
            _waiting--;
            if (isTaken)
            {
                _troubleSince = _waiting > 0 ? time.GetTimestamp() : null;
            }
        }
    }
}
