using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Jobs;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>From an entity's answer to the outcome of an attempt.</summary>
internal static class CommandOutcome
{
    /// <summary>
    /// A refusal would come again. An outcome that is not known, or an entity that cannot answer, may be known or
    /// answer by the next attempt, which carries the same command id.
    /// </summary>
    public static JobOutcome Of(CommandResult result, string done) => result switch
    {
        CommandResult.Accepted => new JobOutcome.Succeeded(done),
        CommandResult.Refused refused => new JobOutcome.Failed(refused.Refusal.Message, IsFinal: true),
        CommandResult.Unknown unknown => new JobOutcome.Failed($"The outcome is not known: {unknown.Reason}"),
        CommandResult.Unavailable unavailable => new JobOutcome.Failed(unavailable.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
