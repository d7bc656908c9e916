using System.Buffers;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Entities;

/// <summary>A state as the journal has it.</summary>
internal readonly record struct LoadedState<TState>(
    TState State, ChainVerifier Chain, long SnapshotSequence, CommandWindow Window);

/// <summary>Rebuilds states of one entity type: snapshot if it can be trusted, then the events after it.</summary>
internal sealed class StateLoader<TState, TCommand, TEvent>(
    EntityDefinition<TState, TCommand, TEvent> definition, EntitySettings settings, EntityHostOptions options)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public async ValueTask<LoadedState<TState>> Load(Cell cell, EntityId entity, bool useSnapshot)
    {
        if (useSnapshot && await Offered(cell, entity).ConfigureAwait(false) is { } snapshot
            && await Trusted(cell, snapshot).ConfigureAwait(false) is { } state)
        {
            var chain = new ChainVerifier(snapshot.Sequence, 0, snapshot.ChainHash);
            var window = new CommandWindow(settings.CommandsRemembered, isComplete: false);
            var start = new LoadedState<TState>(state, chain, snapshot.Sequence, window);
            return await Replay(cell, entity, start).ConfigureAwait(false);
        }

        var first = new LoadedState<TState>(
            definition.Initial(entity.Key),
            new ChainVerifier(0, 0, Digest.Zero),
            0,
            new CommandWindow(settings.CommandsRemembered, isComplete: true));
        return await Replay(cell, entity, first).ConfigureAwait(false);
    }

    private async ValueTask<LoadedState<TState>> Replay(Cell cell, EntityId entity, LoadedState<TState> from)
    {
        var (state, chain, snapshotSequence, window) = from;
        while (true)
        {
            var page = await Read(cell, entity, chain.Sequence + 1, options.ReplayPage).ConfigureAwait(false);
            foreach (var record in page)
            {
                if (chain.Check(record) is { } problem)
                {
                    throw new UnreadableJournalException(problem);
                }

                state = Fold(state, record);
                window.Replayed(record);
            }

            if (page.Count < options.ReplayPage)
            {
                return new LoadedState<TState>(state, chain, snapshotSequence, window);
            }
        }
    }

    private TState Fold(TState state, JournalRecord record)
    {
        try
        {
            return definition.Events.TryDecode(record.Manifest, record.Payload.Span, out var @event)
                ? definition.Evolve(state, @event!)
                : throw new NotSupportedException(
                    $"No reader for {record.Manifest.Name} version {record.Manifest.Version}.");
        }
#pragma warning disable CA1031 // Codec and fold are the application's: what they throw makes the journal unreadable.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new UnreadableJournalException(
                $"Event {record.Sequence} of {record.Entity} cannot be folded: {cause.Message}", cause);
        }
    }

    private async ValueTask<Snapshot?> Offered(Cell cell, EntityId entity)
    {
        if (options.Snapshots is null)
        {
            return null;
        }

        try
        {
            return await new CellAwait<Snapshot?>(cell, options.Snapshots.Load(entity));
        }
#pragma warning disable CA1031 // A snapshot is a cache: without it the journal is replayed.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Distrust(entity, "it could not be loaded", cause);
            return null;
        }
    }

    /// <summary>The snapshot's state, or null when anything about it does not fit.</summary>
    private async ValueTask<TState?> Trusted(Cell cell, Snapshot snapshot)
    {
        var record = await Read(cell, snapshot.Entity, snapshot.Sequence, 1).ConfigureAwait(false);
        if (record.Count == 0)
        {
            throw new UnreadableJournalException(
                $"The journal of {snapshot.Entity} ends before event {snapshot.Sequence}, of which there is a "
                + "snapshot: its tail is lost.");
        }

        if (snapshot.Version != definition.Snapshots.Version)
        {
            return Distrust(snapshot.Entity, $"it has layout {snapshot.Version}");
        }

        if (record[0].Hash != snapshot.ChainHash || Digest.Of(snapshot.State.Span) != snapshot.StateHash)
        {
            return Distrust(snapshot.Entity, "its hashes do not fit");
        }

        return Decode(snapshot);
    }

    private TState? Decode(Snapshot snapshot)
    {
        try
        {
            var state = definition.Snapshots.Decode(snapshot.State.Span);
            var again = new ArrayBufferWriter<byte>(Math.Max(1, snapshot.State.Length));
            definition.Snapshots.Encode(state, again);
            return again.WrittenSpan.SequenceEqual(snapshot.State.Span)
                ? state
                : Distrust(snapshot.Entity, "its state does not encode to the same bytes");
        }
#pragma warning disable CA1031 // The codec is the application's; a snapshot that does not decode is ignored.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return Distrust(snapshot.Entity, "it does not decode", cause);
        }
    }

    private TState? Distrust(EntityId entity, string why, Exception? cause = null)
    {
        options.OnAlarm(new EntityAlarm(
            entity,
            EntityAlarmKind.SnapshotUnusable,
            $"The snapshot is ignored, {why}; the journal is replayed.",
            cause));
        return null;
    }

    private async ValueTask<IReadOnlyList<JournalRecord>> Read(Cell cell, EntityId entity, long from, int limit)
    {
        try
        {
            return await new CellAwait<IReadOnlyList<JournalRecord>>(cell, options.Journal.Read(entity, from, limit));
        }
        catch (JournalDamagedException damage)
        {
            throw new UnreadableJournalException(damage.Message, damage);
        }
#pragma warning disable CA1031 // Stores fail with exceptions of their own; here they all mean the same.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new JournalUnavailableException(cause);
        }
    }
}
