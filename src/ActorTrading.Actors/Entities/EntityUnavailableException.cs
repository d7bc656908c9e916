namespace ActorTrading.Actors.Entities;

/// <summary>An inspection found no entity that could answer.</summary>
public sealed class EntityUnavailableException(CommandResult.Unavailable reason)
    : InvalidOperationException($"{reason.Code}: {reason.Message}")
{
    public CommandResult.Unavailable Reason { get; } = reason;
}
