namespace ActorTrading.Actors.Entities;

/// <summary>The answer to one command.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>
    /// The command's events are durable. <paramref name="Sequence"/> is that of its last event, or the entity's current
    /// one when there was nothing to do; <paramref name="Repeated"/> says that the id was answered before.
    /// </summary>
    public sealed record Accepted(long Sequence, int EventCount, bool Repeated) : CommandResult;

    /// <summary>The decider declined; nothing changed.</summary>
    public sealed record Refused(EntityRefusal Refusal) : CommandResult;

    /// <summary>
    /// The journal could not say whether the events are durable. Asking again with the same command id tells, and never
    /// has a second effect.
    /// </summary>
    public sealed record Unknown(string Reason) : CommandResult;

    /// <summary>
    /// The entity did not take the command: for certain nothing was written. Codes: <see cref="UnavailableCode"/>.
    /// </summary>
    public sealed record Unavailable(string Code, string Message) : CommandResult;
}
