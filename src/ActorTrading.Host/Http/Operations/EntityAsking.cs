using ActorTrading.Actors.Entities;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Operations;

/// <summary>Asks entities, and waits no longer than a request may take.</summary>
public sealed class EntityAsking(EntityHost entities, HttpDoorOptions options, TimeProvider time)
{
    public async Task<CommandResult> Ask(EntityId entity, object command, string commandId)
    {
        using var span = Tracing.Source.StartActivity("command");
        span?.SetTag("entity", entity.ToString());
        span?.SetTag("command.id", commandId);
        try
        {
            return await entities.Ask(entity, command, commandId).AsTask()
                .WaitAsync(options.RequestTimeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new CommandResult.Unknown($"{entity} did not answer in time.");
        }
    }

    /// <summary>An entity's state as it is now.</summary>
    public async Task<TState> State<TState>(EntityId entity)
        where TState : class =>
        (TState)(await View(entity).ConfigureAwait(false)).State;

    /// <summary>An entity's state with its sequence and hash; from the journal where it is suspended.</summary>
    public Task<StateView> View(EntityId entity, StateSource source = StateSource.Live) =>
        InTime(entities.Inspect(entity, source));

    /// <summary>Saves an entity's state as it is, and gives the sequence of its last event.</summary>
    public Task<long> SaveSnapshot(EntityId entity) => InTime(entities.SaveSnapshot(entity));

    private async Task<T> InTime<T>(Task<T> asked)
    {
        try
        {
            return await asked.WaitAsync(options.RequestTimeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw Problem.Unavailable("entity_busy", "The entity did not answer in time.", options.RequestTimeout)
                .AsException();
        }
    }
}
