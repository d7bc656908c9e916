using System.Collections.Concurrent;

namespace ActorTrading.Actors.Entities;

/// <summary>A registered type and its entities in memory.</summary>
internal abstract class EntityType(string name, EntitySettings settings)
{
    private int _sweep;

    public string Name { get; } = name;

    public EntitySettings Settings { get; } = settings;

    public ConcurrentDictionary<string, EntityCell> Cells { get; } = new();

    /// <summary>Counts the looks for idle entities; see <see cref="Passivation.IdleSweep"/>.</summary>
    public int Sweep => Volatile.Read(ref _sweep);

    public void NextSweep() => Interlocked.Increment(ref _sweep);

    public bool IsIdle(EntityCell cell) => Sweep - cell.LastSweep > Passivation.IdleSweep.SweepsPerIdleTime;

    public abstract EntityCell Create(EntityHost host, string key);

    /// <summary>Throws unless the entities of this type take the command.</summary>
    public abstract void Demand(object command);
}

internal sealed class EntityType<TState, TCommand, TEvent>(
    EntityDefinition<TState, TCommand, TEvent> definition, EntitySettings settings, EntityHostOptions options)
    : EntityType(definition.TypeName, settings)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public EntityDefinition<TState, TCommand, TEvent> Definition { get; } = definition;

    public StateLoader<TState, TCommand, TEvent> Loader { get; } = new(definition, settings, options);

    public override EntityCell Create(EntityHost host, string key) =>
        new Entity<TState, TCommand, TEvent>(host, this, key);

    public override void Demand(object command)
    {
        if (command is not TCommand)
        {
            throw new ArgumentException(
                $"{Name} takes {typeof(TCommand).Name}, not {command.GetType().Name}.", nameof(command));
        }
    }
}
