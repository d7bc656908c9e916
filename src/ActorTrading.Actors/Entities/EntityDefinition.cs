namespace ActorTrading.Actors.Entities;

/// <summary>
/// Binds pure functions to the host. One instance serves every entity of the type, from many threads at once:
/// it holds no state of its own.
/// </summary>
public abstract class EntityDefinition<TState, TCommand, TEvent>
    where TState : class
    where TCommand : class
    where TEvent : class
{
    /// <summary>
    /// The <see cref="EntityId.Type"/> of its entities; part of the journal's contract, never renamed.
    /// </summary>
    public abstract string TypeName { get; }

    /// <summary>Event payloads: manifest, version and bytes.</summary>
    public abstract IEventCodec<TEvent> Events { get; }

    /// <summary>Canonical state bytes, for snapshots and for the state hash.</summary>
    public abstract ISnapshotCodec<TState> Snapshots { get; }

    public abstract TState Initial(string key);

    /// <summary>
    /// Pure. An exception means a defect: the entity restarts and the command is answered as unavailable.
    /// </summary>
    public abstract Decision<TEvent> Decide(TState state, TCommand command);

    /// <summary>
    /// Pure. The host folds an event once before it is appended, so that an event which cannot be folded is never
    /// written; the result becomes the state only when the append is acknowledged.
    /// </summary>
    public abstract TState Evolve(TState state, TEvent @event);

    /// <summary>
    /// Effects of events that are durable. Runs after the reply, at most once: a crash in between loses it, so what
    /// must happen is also derived from the state in <see cref="Recovered"/>.
    /// </summary>
    public virtual void React(IReadOnlyList<TEvent> events, TState state, IEntityContext context)
    {
    }

    /// <summary>
    /// Called after each load from the journal and before the next command: re-arm timers, resume work.
    /// </summary>
    public virtual void Recovered(TState state, IEntityContext context)
    {
    }

    /// <summary>
    /// Called after the command of one of the entity's timers was handled, whether or not events came of it: re-arm.
    /// </summary>
    public virtual void TimerHandled(TState state, IEntityContext context)
    {
    }

    /// <summary>A remembered entity is never passivated, and its owner starts it without being asked.</summary>
    public virtual bool IsRemembered(TState state) => false;
}
