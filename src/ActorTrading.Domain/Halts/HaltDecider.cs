using System.Diagnostics;

namespace ActorTrading.Domain.Halts;

/// <summary>
/// Raises and lowers halts. Raising never loosens and lowering never tightens, so that racing operators end up safe.
/// </summary>
public static class HaltDecider
{
    public static HaltState Initial => HaltState.Initial;

    public static Decision<HaltEvent> Decide(HaltState state, HaltCommand command) => command switch
    {
        HaltCommand.Raise raise => Raise(state, raise.Halt),
        HaltCommand.Lower lower => Lower(state, lower),
        _ => throw new UnreachableException(),
    };

    public static HaltState Evolve(HaltState state, HaltEvent @event) => @event switch
    {
        HaltEvent.Raised raised => new(state.Raised.SetItem(raised.Halt.Scope, raised.Halt)),
        HaltEvent.Lowered { To: HaltLevel.None } lowered => new(state.Raised.Remove(lowered.Scope)),
        HaltEvent.Lowered lowered => new(state.Raised.SetItem(
            lowered.Scope, new Halt(lowered.Scope, lowered.To, lowered.Reason, lowered.By, lowered.At))),
        _ => throw new UnreachableException(),
    };

    private static Decision<HaltEvent> Raise(HaltState state, Halt halt)
    {
        if (halt.Level == HaltLevel.None)
        {
            return Decision.Refuse<HaltEvent>(
                HaltRejection.LevelMissing,
                $"A halt on {halt.Scope} must be reduce-only or halted; lower it to lift it.");
        }

        return Unattributed(halt.Reason, halt.By, halt.Scope)
            ?? (state.LevelOf(halt.Scope) >= halt.Level
                ? Decision.Accept<HaltEvent>()
                : Decision.Accept<HaltEvent>(new HaltEvent.Raised(halt)));
    }

    private static Decision<HaltEvent> Lower(HaltState state, HaltCommand.Lower lower) =>
        Unattributed(lower.Reason, lower.By, lower.Scope)
        ?? (state.LevelOf(lower.Scope) <= lower.To
            ? Decision.Accept<HaltEvent>()
            : Decision.Accept<HaltEvent>(new HaltEvent.Lowered(
                lower.Scope, lower.To, lower.Reason, lower.By, lower.At)));

    private static Decision<HaltEvent>? Unattributed(string reason, string by, HaltScope scope)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Decision.Refuse<HaltEvent>(HaltRejection.ReasonMissing,
                $"Say why the halt on {scope} is to change.");
        }

        return string.IsNullOrWhiteSpace(by)
            ? Decision.Refuse<HaltEvent>(HaltRejection.AuthorMissing, $"Say who changes the halt on {scope}.")
            : null;
    }
}
