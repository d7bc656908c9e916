using System.Diagnostics;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Entities;

/// <summary>The turn: decide, fold, append; when that is acknowledged adopt the state, reply, react.</summary>
internal sealed class Entity<TState, TCommand, TEvent>(
    EntityHost host, EntityType<TState, TCommand, TEvent> type, string key)
    : EntityCell(host, type, key)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    private TState? _state;
    private CommandWindow? _window;
    private long _sequence;
    private long _snapshotSequence;
    private Digest _chain;
    private volatile bool _saving;

    // A captured parameter would be a second field beside the base's.
    private EntityType<TState, TCommand, TEvent> Kind => (EntityType<TState, TCommand, TEvent>)Type;

    protected override bool IsLoaded => _state is not null;

    protected override bool IsRemembered => _state is not null && Kind.Definition.IsRemembered(_state);

    protected override async ValueTask Load()
    {
        var loaded = await Kind.Loader.Load(this, Self, useSnapshot: true).ConfigureAwait(false);
        (_state, _window) = (loaded.State, loaded.Window);
        (_sequence, _chain) = (loaded.Chain.Sequence, loaded.Chain.Hash);
        _snapshotSequence = loaded.SnapshotSequence;
        Kind.Definition.Recovered(_state, this);
    }

    protected override void Forget()
    {
        base.Forget();
        (_state, _window) = (null, null);
    }

    protected override void TimerHandled()
    {
        if (_state is not null)
        {
            Kind.Definition.TimerHandled(_state, this);
        }
    }

    protected override async ValueTask<StateView> View(StateSource source)
    {
        if (source == StateSource.Live)
        {
            return ViewOf(_state!, _sequence);
        }

        var fresh = await Kind.Loader.Load(this, Self, source == StateSource.SnapshotAndTail).ConfigureAwait(false);
        return ViewOf(fresh.State, fresh.Chain.Sequence);
    }

    protected override async ValueTask Execute(CommandItem item)
    {
        if (item.CommandId is not null && await FirstResult(item.CommandId).ConfigureAwait(false) is { } first)
        {
            item.Answer(first is CommandResult.Accepted accepted ? accepted with { Repeated = true } : first);
            return;
        }

        var decision = Kind.Definition.Decide(_state!, (TCommand)item.Command);
        if (decision.Refusal is { } refusal)
        {
            Reply(item, new CommandResult.Refused(refusal));
        }
        else if (decision.Events.Count == 0)
        {
            Reply(item, new CommandResult.Accepted(_sequence, 0, Repeated: false));
        }
        else
        {
            await Commit(item, decision.Events).ConfigureAwait(false);
        }
    }

    private async ValueTask<CommandResult?> FirstResult(string commandId)
    {
        if (_window!.Find(commandId) is { } held || _window.IsComplete)
        {
            return _window.Find(commandId);
        }

        CommandTrace? trace;
        try
        {
            trace = await new CellAwait<CommandTrace?>(this, Host.Options.Journal.FindCommand(Self, commandId));
        }
#pragma warning disable CA1031 // Stores fail with exceptions of their own; here they all mean the same.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new JournalUnavailableException(cause);
        }

        return trace is not { } found
            ? null
            : new CommandResult.Accepted(
                found.LastSequence, (int)(found.LastSequence - found.FirstSequence + 1), Repeated: true);
    }

    private async ValueTask Commit(CommandItem item, IReadOnlyList<TEvent> events)
    {
        using var span = EntityTracing.Begin(Self, item, events.Count);
        var next = _state!;
        for (var i = 0; i < events.Count; i++)
        {
            next = Kind.Definition.Evolve(next, events[i]);
        }

        var batch = Encode(events, item.CommandId);
        var outcome = await Append(batch).ConfigureAwait(false);
        if (outcome is AppendOutcome.Unknown)
        {
            outcome = await ReadBack(batch, outcome).ConfigureAwait(false);
        }

        if (outcome is not AppendOutcome.Written)
        {
            NotAcknowledged(item, outcome);
            await Load().ConfigureAwait(false);
            return;
        }

        _state = next;
        _sequence = batch.LastSequence;
        _chain = batch.Records[^1].Hash;
        Reply(item, new CommandResult.Accepted(_sequence, events.Count, Repeated: false));
        Kind.Definition.React(events, next, this);
        SnapshotIfDue();
    }

    private JournalBatch Encode(IReadOnlyList<TEvent> events, string? commandId)
    {
        var records = new JournalRecord[events.Count];
        var (entity, epoch, time, chain) = (Self, Host.Options.EpochOf(Self), Time.GetUtcNow(), _chain);
        for (var i = 0; i < records.Length; i++)
        {
            var buffer = EncodeBuffer.Rent();
            var manifest = Kind.Definition.Events.Encode(events[i], buffer);
            var record = new JournalRecord
            {
                Entity = entity,
                Sequence = _sequence + 1 + i,
                Epoch = epoch,
                Manifest = manifest,
                Payload = buffer.WrittenSpan.ToArray(),
                Time = time,
                CommandId = commandId,
                Hash = default,
            };
            chain = record.Link(chain);
            records[i] = record;
        }

        return new JournalBatch(records);
    }

    private async ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        try
        {
            return await new CellAwait<AppendOutcome>(this, Host.Options.Journal.Append(batch));
        }
#pragma warning disable CA1031 // By the journal's contract an exception leaves the outcome open.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return new AppendOutcome.Unknown(cause.Message);
        }
    }

    /// <summary>Settles an unknown append by what the journal holds; stays unknown when it cannot be read.</summary>
    private async ValueTask<AppendOutcome> ReadBack(JournalBatch batch, AppendOutcome unknown)
    {
        try
        {
            var count = batch.Records.Count;
            var held = await new CellAwait<IReadOnlyList<JournalRecord>>(
                this, Host.Options.Journal.Read(Self, batch.FirstSequence, count));
            return held.Count == 0
                ? new AppendOutcome.Failed(((AppendOutcome.Unknown)unknown).Reason)
                : held.Count == count && held[^1].Hash == batch.Records[^1].Hash
                    ? AppendOutcome.Written.Instance
                    : new AppendOutcome.Conflict(ConflictKind.SequenceTaken);
        }
#pragma warning disable CA1031 // A read that fails proves nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return unknown;
        }
    }

    private void NotAcknowledged(CommandItem item, AppendOutcome outcome)
    {
        Forget();
        CommandResult answer = outcome switch
        {
            AppendOutcome.Failed failed => new CommandResult.Unavailable(UnavailableCode.JournalFailed, failed.Reason),
            AppendOutcome.Conflict conflict => new CommandResult.Unavailable(
                UnavailableCode.JournalConflict, $"The journal holds what this owner did not write: {conflict.Kind}."),
            AppendOutcome.Unknown unknown => new CommandResult.Unknown(unknown.Reason),
            _ => throw new UnreachableException(),
        };
        Raise(EntityAlarmKind.AppendNotAcknowledged, outcome.ToString());
        item.Answer(answer);
    }

    private void Reply(CommandItem item, CommandResult result)
    {
        if (item.CommandId is { } id)
        {
            _window!.Add(id, result);
        }

        item.Answer(result);
    }

    private void SnapshotIfDue()
    {
        var every = Kind.Settings.SnapshotEvery;
        if (Host.Options.Snapshots is { } store && every > 0 && _sequence - _snapshotSequence >= every && !_saving)
        {
            _saving = true;
            _ = Observe(store, SnapshotOfNow());
        }
    }

    protected override void SaveSnapshot(SnapshotItem item) =>
        _ = Answer(item, Host.Options.Snapshots!, SnapshotOfNow());

    private static async Task Answer(SnapshotItem item, ISnapshotStore store, Snapshot snapshot)
    {
        try
        {
            await store.Save(snapshot).ConfigureAwait(false);
            item.Answer(snapshot.Sequence);
        }
#pragma warning disable CA1031 // Whoever asked for the snapshot is told; the entity goes on.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            item.Fail(cause);
        }
    }

    private Snapshot SnapshotOfNow()
    {
        var view = EncodeState(_state!);
        _snapshotSequence = _sequence;
        return new Snapshot
        {
            Entity = Self,
            Sequence = _sequence,
            ChainHash = _chain,
            Version = Kind.Definition.Snapshots.Version,
            State = view,
            StateHash = Digest.Of(view),
        };
    }

    private async Task Observe(ISnapshotStore store, Snapshot snapshot)
    {
        try
        {
            await store.Save(snapshot).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A snapshot is a cache: a lost one costs replay time only.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Raise(EntityAlarmKind.SnapshotUnusable, $"The snapshot at {snapshot.Sequence} was not saved.", cause);
        }
        finally
        {
            _saving = false;
        }
    }

    private StateView ViewOf(TState state, long sequence) =>
        new(Self, sequence, state, () => Digest.Of(EncodeState(state)));

    private byte[] EncodeState(TState state)
    {
        var buffer = EncodeBuffer.Rent();
        Kind.Definition.Snapshots.Encode(state, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
