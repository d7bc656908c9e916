using System.Diagnostics;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Host.Http.Problems;

/// <summary>The one place where an entity's answer becomes an HTTP answer.</summary>
public static class CommandAnswer
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(1);

    internal static Problem Unknown { get; } = Problem.Unavailable(
        ProblemCodes.OutcomeUnknown,
        "Whether this was done is not known yet. Repeat the request with the same Idempotency-Key: it is done at most "
            + "once, and the repeat says what became of it.",
        SoonAgain);

    /// <summary>Gives back what was accepted; ends the request with a problem otherwise.</summary>
    public static CommandResult.Accepted Demand(CommandResult result) =>
        result as CommandResult.Accepted ?? throw Of(result).AsException();

    /// <summary>The problem that a result is, unless it was accepted.</summary>
    public static Problem Of(CommandResult result) => result switch
    {
        CommandResult.Refused refused => Refused(refused.Refusal),
        CommandResult.Unknown => Unknown,
        CommandResult.Unavailable unavailable => Unavailable(unavailable),
        _ => throw new UnreachableException(),
    };

    public static Problem Unavailable(CommandResult.Unavailable unavailable) => Problem.Unavailable(
        unavailable.Code,
        unavailable.Message,
        unavailable.Code == UnavailableCode.Suspended ? null : SoonAgain);

    private static Problem Refused(EntityRefusal refusal) =>
        new(RefusalStatus.Of(refusal.Code), refusal.Code, refusal.Message);
}
