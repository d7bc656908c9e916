using System.Collections.Concurrent;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Passivation;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// The entities of this process: finds or loads the one that a command is for, and hands it over. Safe for use from
/// many threads (with a <see cref="DeterministicScheduler"/>: from its one thread).
/// </summary>
public sealed class EntityHost
{
    internal static readonly CommandResult.Unavailable Stopping =
        new(UnavailableCode.Stopping, "The host is stopping; ask again when the entity has an owner.");

    private static readonly CommandResult.Unavailable Full =
        new(UnavailableCode.MailboxFull, "The entity has as many commands waiting as it may; ask again later.");

    private readonly ConcurrentDictionary<string, EntityType> _types = new();
    private readonly ConcurrentDictionary<EntityId, SuspendedEntity> _suspended = new();
    private readonly ConcurrentBag<IdleSweep> _sweeps = [];
    private readonly TaskCompletionSource _stopped;
    private int _resident;
    private volatile bool _stopping;

    public EntityHost(EntityHostOptions options)
    {
        Options = options;
        Time = options.Time ?? options.Scheduler.Time;
        _stopped = new TaskCompletionSource(
            options.Scheduler.ContinuesInline
                ? TaskCreationOptions.None
                : TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Entities in memory.</summary>
    public int ResidentCount => Volatile.Read(ref _resident);

    /// <summary>Entities that are down until they are resumed, in order of id.</summary>
    public IReadOnlyList<SuspendedEntity> SuspendedEntities => [.. _suspended.Values.OrderBy(one => one.Entity)];

    internal EntityHostOptions Options { get; }

    internal TimeProvider Time { get; }

    internal bool IsStopping => _stopping;

    /// <summary>Makes a type known, before the first command to it.</summary>
    /// <exception cref="ArgumentException">The type name is taken.</exception>
    public void Register<TState, TCommand, TEvent>(
        EntityDefinition<TState, TCommand, TEvent> definition, EntitySettings? settings = null)
        where TState : class
        where TCommand : class
        where TEvent : class
    {
        var type = new EntityType<TState, TCommand, TEvent>(definition, settings ?? EntitySettings.Default, Options);
        if (!_types.TryAdd(type.Name, type))
        {
            throw new ArgumentException($"An entity type {type.Name} is registered already.", nameof(definition));
        }

        if (type.Settings.PassivateAfter is { } idleTime)
        {
            _sweeps.Add(new IdleSweep(type, idleTime, Time));
        }
    }

    /// <summary>Posts a command. False when the mailbox is full or the host stops: nothing will come of it.</summary>
    /// <exception cref="ArgumentException">The type is not registered or does not take the command.</exception>
    public bool Tell(EntityId to, object command, string? commandId = null)
    {
        var type = TypeFor(to, command);
        return Deliver(type, to.Key, new CommandItem(command, commandId), bounded: true) == PostOutcome.Posted;
    }

    /// <summary>
    /// Posts a command and gives its result. A command id makes the command idempotent: the same id gets the first
    /// result, also after a restart if the command was accepted with events. A refusal, or an acceptance without
    /// events, leaves nothing in the journal and is remembered only while the entity is in memory.
    /// </summary>
    /// <exception cref="ArgumentException">The type is not registered or does not take the command.</exception>
    public ValueTask<CommandResult> Ask(EntityId to, object command, string? commandId = null)
    {
        var type = TypeFor(to, command);
        var item = new AskItem(command, commandId, Options.Scheduler.ContinuesInline);
        return Deliver(type, to.Key, item, bounded: true) switch
        {
            PostOutcome.Posted => item.Result,
            PostOutcome.Full => ValueTask.FromResult<CommandResult>(Full),
            _ => ValueTask.FromResult<CommandResult>(Stopping),
        };
    }

    /// <summary>
    /// The entity's state between two turns, in its turn; a suspended entity is always read in full from the journal.
    /// Fails with <see cref="EntityUnavailableException"/> when the state cannot be had.
    /// </summary>
    public Task<StateView> Inspect(EntityId entity, StateSource source = StateSource.Live)
    {
        var item = new InspectItem(source, Options.Scheduler.ContinuesInline);
        if (Deliver(TypeOf(entity), entity.Key, item, bounded: false) != PostOutcome.Posted)
        {
            item.Decline(Stopping);
        }

        return item.View;
    }

    /// <summary>
    /// Saves a snapshot of an entity's state as it is, so that its next load begins there; gives the sequence of that
    /// state. Fails with <see cref="EntityUnavailableException"/> when the entity does not work, and as the store does
    /// when that cannot write.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host has no store for snapshots.</exception>
    public Task<long> SaveSnapshot(EntityId entity)
    {
        if (Options.Snapshots is null)
        {
            throw new InvalidOperationException("This host has no store for snapshots.");
        }

        var item = new SnapshotItem(Options.Scheduler.ContinuesInline);
        if (Deliver(TypeOf(entity), entity.Key, item, bounded: false) != PostOutcome.Posted)
        {
            item.Decline(Stopping);
        }

        return item.Saved;
    }

    /// <summary>
    /// Loads the entities, a few at a time, each of which then runs <c>Recovered</c>. Completes when all were tried;
    /// those that failed restart or are suspended as any other.
    /// </summary>
    public Task StartRemembered(IReadOnlyList<EntityId> ids) => new RememberedStart(this, ids).Begin();

    /// <summary>Lifts a suspension: the entity loads again. False when it is not suspended.</summary>
    public bool Resume(EntityId entity)
    {
        if (!_suspended.ContainsKey(entity) || !TypeOf(entity).Cells.TryGetValue(entity.Key, out var cell))
        {
            return false;
        }

        cell.Signal(EntitySignal.Resume);
        return true;
    }

    /// <summary>
    /// Drops what an entity has in memory and loads it anew from snapshot and journal; commands that wait stay. False
    /// when there is nothing in memory, or it is suspended.
    /// </summary>
    public bool Restart(EntityId entity)
    {
        if (_suspended.ContainsKey(entity) || !TypeOf(entity).Cells.TryGetValue(entity.Key, out var cell))
        {
            return false;
        }

        cell.Signal(EntitySignal.Reload);
        return true;
    }

    /// <summary>
    /// Drops what an entity has in memory and takes no commands for it until it is resumed, or the process starts anew.
    /// False when it is suspended already, or the host stops.
    /// </summary>
    public bool Suspend(EntityId entity, string reason)
    {
        var type = TypeOf(entity);
        while (!_suspended.ContainsKey(entity) && Find(type, entity.Key) is { } cell)
        {
            if (cell.SuspendFor(reason) == PostOutcome.Posted)
            {
                return true;
            }

            // It has ended since it was found, as one that is idle does.
            type.Cells.TryRemove(KeyValuePair.Create(entity.Key, cell));
        }

        return false;
    }

    /// <summary>
    /// Takes an entity out of memory; the next command loads it again. False where it is needed there: something waits
    /// or is under way, it is suspended, or its state asks to stay.
    /// </summary>
    public Task<bool> Passivate(EntityId entity) => TypeOf(entity).Cells.TryGetValue(entity.Key, out var cell)
        ? cell.Unload()
        : Task.FromResult(true);

    /// <summary>How much waits for an entity at this moment; null when it is not in memory.</summary>
    public int? WaitingFor(EntityId entity) =>
        _types.TryGetValue(entity.Type, out var type) && type.Cells.TryGetValue(entity.Key, out var cell)
            ? cell.Pending
            : null;

    /// <summary>
    /// Takes no more commands, finishes those that wait, and completes when the last entity has ended.
    /// </summary>
    public Task Stop()
    {
        _stopping = true;
        Interlocked.MemoryBarrier();
        foreach (var sweep in _sweeps)
        {
            sweep.Dispose();
        }

        foreach (var cell in _types.Values.SelectMany(type => type.Cells.Values).OrderBy(cell => cell.Self))
        {
            cell.Signal(EntitySignal.Stop);
        }

        CompleteStop();
        return _stopped.Task;
    }

    internal bool Start(EntityId entity, StartItem item) =>
        Deliver(TypeOf(entity), entity.Key, item, bounded: false) == PostOutcome.Posted;

    internal void Suspended(SuspendedEntity entity) => _suspended[entity.Entity] = entity;

    internal void Resumed(EntityId entity) => _suspended.TryRemove(entity, out _);

    internal void Ended(EntityCell cell)
    {
        cell.Type.Cells.TryRemove(KeyValuePair.Create(cell.Key, cell));
        Interlocked.Decrement(ref _resident);
        CompleteStop();
    }

    /// <summary>The same for an entity on every run: FNV-1a over its id, mixed with the host's seed.</summary>
    internal ulong JitterSeed(EntityId entity)
    {
        const ulong OffsetBasis = 0xCBF29CE484222325;
        const ulong Prime = 0x100000001B3;
        var hash = OffsetBasis;
        foreach (var letter in entity.ToString())
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash ^ Options.Seed;
    }

    private PostOutcome Deliver(EntityType type, string key, EntityItem item, bool bounded)
    {
        while (true)
        {
            if (_stopping || Find(type, key) is not { } cell)
            {
                return PostOutcome.Closed;
            }

            var outcome = cell.Offer(item, bounded);
            if (outcome != PostOutcome.Closed)
            {
                return outcome;
            }

            type.Cells.TryRemove(KeyValuePair.Create(key, cell));
        }
    }

    /// <summary>The resident entity or a new one; null when the host stops.</summary>
    private EntityCell? Find(EntityType type, string key)
    {
        while (true)
        {
            if (type.Cells.TryGetValue(key, out var resident))
            {
                return resident;
            }

            // Counted first and checked afterwards, as Stop sets its flag and then looks at the count.
            Interlocked.Increment(ref _resident);
            if (_stopping)
            {
                Interlocked.Decrement(ref _resident);
                CompleteStop();
                return null;
            }

            var created = type.Create(this, key);
            if (type.Cells.TryAdd(key, created))
            {
                return created;
            }

            Interlocked.Decrement(ref _resident);
        }
    }

    private void CompleteStop()
    {
        if (_stopping && Volatile.Read(ref _resident) == 0)
        {
            _stopped.TrySetResult();
        }
    }

    private EntityType TypeFor(EntityId entity, object command)
    {
        var type = TypeOf(entity);
        type.Demand(command);
        return type;
    }

    private EntityType TypeOf(EntityId entity) => _types.TryGetValue(entity.Type, out var type)
        ? type
        : throw new ArgumentException($"No entity type {entity.Type} is registered.", nameof(entity));
}
