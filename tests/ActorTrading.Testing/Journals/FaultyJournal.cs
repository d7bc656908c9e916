using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Testing.Journals;

/// <summary>
/// A journal with scripted faults: what goes wrong is decided by the number of the append, counted from 1 over all
/// entities. Appends can also be held back until they are released.
/// </summary>
public sealed class FaultyJournal(IJournal inner) : IJournal
{
    private readonly Dictionary<int, JournalFault> _faults = [];
    private readonly Queue<Action> _held = new();
    private readonly List<int> _writes = [];

    /// <summary>Appends so far.</summary>
    public int Appends { get; private set; }

    /// <summary>How many batches each call brought.</summary>
    public IReadOnlyList<int> Writes => _writes;

    /// <summary>While true, reads and look-ups throw.</summary>
    public bool ReadsFail { get; set; }

    /// <summary>While true, appends wait for <see cref="Release"/>: delayed and not yet written.</summary>
    public bool Holds { get; set; }

    /// <summary>Look-ups of commands so far.</summary>
    public int LookUps { get; private set; }

    public FaultyJournal Script(int append, JournalFault fault)
    {
        _faults[append] = fault;
        return this;
    }

    /// <summary>Lets the oldest held write happen. False when none is held.</summary>
    public bool Release()
    {
        if (!_held.TryDequeue(out var write))
        {
            return false;
        }

        write();
        return true;
    }

    public ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        _writes.Add(1);
        return Holds ? Held(() => AppendOne(batch)) : AppendOne(batch);
    }

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        _writes.Add(batches.Count);
        return Holds ? Held(() => AppendEach(batches)) : AppendEach(batches);
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        ReadsFail ? throw new IOException("The journal is away.") : inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId)
    {
        LookUps++;
        return ReadsFail ? throw new IOException("The journal is away.") : inner.FindCommand(entity, commandId);
    }

    private ValueTask<AppendOutcome> AppendOne(JournalBatch batch) =>
        !_faults.Remove(++Appends, out var fault) ? inner.Append(batch) : fault switch
        {
            JournalFault.Fail => Outcome(new AppendOutcome.Failed("Scripted failure.")),
            JournalFault.UnknownNotWritten => Outcome(new AppendOutcome.Unknown("Scripted silence.")),
            JournalFault.UnknownWritten => Written(
                batch, () => Outcome(new AppendOutcome.Unknown("Scripted silence."))),
            JournalFault.ThrowWritten => Written(batch, () => throw new IOException("Scripted exception.")),
            JournalFault.CrashBefore => Never(),
            JournalFault.CrashAfter => Written(batch, Never),
            _ => throw new UnreachableException(),
        };

    private async ValueTask<IReadOnlyList<AppendOutcome>> AppendEach(IReadOnlyList<JournalBatch> batches)
    {
        var outcomes = new List<AppendOutcome>();
        foreach (var batch in batches)
        {
            outcomes.Add(await AppendOne(batch));
        }

        return outcomes;
    }

    private ValueTask<AppendOutcome> Written(JournalBatch batch, Func<ValueTask<AppendOutcome>> then)
    {
        // Faults are scripted over a journal that answers at once.
        var outcome = inner.Append(batch).AsTask();
        return outcome is { IsCompletedSuccessfully: true, Result: AppendOutcome.Written }
            ? then()
            : throw new InvalidOperationException("The journal below did not take the batch.");
    }

    private ValueTask<T> Held<T>(Func<ValueTask<T>> write)
    {
        var promise = new HeldAnswer<T>();
        _held.Enqueue(() => promise.Complete(write().AsTask().Result));
        return promise.Answer;
    }

    private static ValueTask<AppendOutcome> Outcome(AppendOutcome outcome) => ValueTask.FromResult(outcome);

    private static ValueTask<AppendOutcome> Never() => new HeldAnswer<AppendOutcome>().Answer;
}
