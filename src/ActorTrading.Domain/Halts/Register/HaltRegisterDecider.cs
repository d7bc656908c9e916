using System.Diagnostics;

namespace ActorTrading.Domain.Halts.Register;

/// <summary>
/// Keeps a node's halts on record. Raising takes one step; lowering takes two, unless it is a drill or the node says
/// that one will do.
/// </summary>
public static class HaltRegisterDecider
{
    public static HaltRegister Initial => HaltRegister.Initial;

    public static Decision<HaltRegisterEvent> Decide(HaltRegister register, HaltRegisterCommand command) =>
        command switch
        {
            HaltRegisterCommand.Raise c => Raise(register, c),
            HaltRegisterCommand.RequestLower c => Request(register, c.Lowering),
            HaltRegisterCommand.ConfirmLower c => Confirm(register, c),
            HaltRegisterCommand.Lower c => Lower(register, new HaltCommand.Lower(c.Scope, c.To, c.Reason, c.By, c.At)),
            HaltRegisterCommand.KeepDrill c => Keep(
                register, new HaltRegisterEvent.DrillKept(c.Drill), kept => kept.Drill.At == c.Drill.At),
            HaltRegisterCommand.KeepOutage c => Keep(
                register, new HaltRegisterEvent.OutageKept(c.Reason, c.Since, c.Until), kept => kept.Since == c.Since),
            _ => throw new UnreachableException(),
        };

    public static HaltRegister Evolve(HaltRegister register, HaltRegisterEvent @event) => Remember(
        @event switch
        {
            HaltRegisterEvent.Raised e => register with
            {
                Standing = register.Standing.Raise(e.Halt, e.Flatten),
                Pending = register.Pending.Remove(e.Halt.Scope),
            },
            HaltRegisterEvent.LowerRequested e => register with
            {
                Pending = register.Pending.SetItem(e.Lowering.Scope, e.Lowering),
            },
            HaltRegisterEvent.Lowered e => register with
            {
                Standing = register.Standing.Lower(new(e.Scope, e.To, e.Reason, e.By, e.At)),
                Pending = register.Pending.Remove(e.Scope),
            },
            HaltRegisterEvent.DrillKept or HaltRegisterEvent.OutageKept => register,
            _ => throw new UnreachableException(),
        },
        @event);

    private static Decision<HaltRegisterEvent> Raise(HaltRegister register, HaltRegisterCommand.Raise command)
    {
        var raising = HaltDecider.Decide(register.Standing.Halts, new HaltCommand.Raise(command.Halt));
        if (raising.Refusal is { } refusal)
        {
            return Decision.Refuse<HaltRegisterEvent>(refusal.Code, refusal.Message);
        }

        // Whoever raises again what is about to be lowered does not want it lowered.
        var scope = command.Halt.Scope;
        var isNews = !raising.Events.IsEmpty
            || (command.Flatten && !register.Standing.Flattening.Contains(scope))
            || register.Pending.ContainsKey(scope);
        return isNews
            ? Decision.Accept<HaltRegisterEvent>(new HaltRegisterEvent.Raised(command.Halt, command.Flatten))
            : Decision.Accept<HaltRegisterEvent>();
    }

    private static Decision<HaltRegisterEvent> Request(HaltRegister register, PendingLowering asked)
    {
        var lower = new HaltCommand.Lower(asked.Scope, asked.To, asked.Reason, asked.By, asked.At);
        var lowering = HaltDecider.Decide(register.Standing.Halts, lower);
        if (lowering.Refusal is { } refusal)
        {
            return Decision.Refuse<HaltRegisterEvent>(refusal.Code, refusal.Message);
        }

        if (lowering.Events.IsEmpty)
        {
            return Decision.Refuse<HaltRegisterEvent>(
                HaltRegisterRejection.NotStanding,
                $"Nothing stands on {asked.Scope} that could be lowered to {asked.To}.");
        }

        return register.Pending.GetValueOrDefault(asked.Scope) == asked
            ? Decision.Accept<HaltRegisterEvent>()
            : Decision.Accept<HaltRegisterEvent>(new HaltRegisterEvent.LowerRequested(asked));
    }

    private static Decision<HaltRegisterEvent> Confirm(HaltRegister register, HaltRegisterCommand.ConfirmLower confirm)
    {
        if (!register.Pending.TryGetValue(confirm.Scope, out var pending))
        {
            return IsConfirmed(register, confirm)
                ? Decision.Accept<HaltRegisterEvent>()
                : Decision.Refuse<HaltRegisterEvent>(
                    HaltRegisterRejection.NotRequested,
                    $"No lowering of {confirm.Scope} waits to be confirmed; ask for one first.");
        }

        if (pending.Code != confirm.Code)
        {
            return Decision.Refuse<HaltRegisterEvent>(
                HaltRegisterRejection.CodeWrong,
                $"That is not the code for {confirm.Scope}; look at the answer to the request.");
        }

        if (confirm.At > pending.ExpiresAt)
        {
            return Decision.Refuse<HaltRegisterEvent>(
                HaltRegisterRejection.CodeExpired,
                $"The code for {confirm.Scope} held until {pending.ExpiresAt}; ask for the lowering again.");
        }

        return string.IsNullOrWhiteSpace(confirm.By)
            ? Decision.Refuse<HaltRegisterEvent>(
                HaltRejection.AuthorMissing, $"Say who lowers the halt on {confirm.Scope}.")
            : Decision.Accept<HaltRegisterEvent>(new HaltRegisterEvent.Lowered(
                pending.Scope, pending.To, pending.Reason, confirm.By, confirm.At, pending.Code));
    }

    private static Decision<HaltRegisterEvent> Lower(HaltRegister register, HaltCommand.Lower lower)
    {
        var lowering = HaltDecider.Decide(register.Standing.Halts, lower);
        return lowering.Refusal is { } refusal
            ? Decision.Refuse<HaltRegisterEvent>(refusal.Code, refusal.Message)
            : lowering.Events.IsEmpty
                ? Decision.Accept<HaltRegisterEvent>()
                : Decision.Accept<HaltRegisterEvent>(new HaltRegisterEvent.Lowered(
                    lower.Scope, lower.To, lower.Reason, lower.By, lower.At, Code: null));
    }

    private static Decision<HaltRegisterEvent> Keep<T>(HaltRegister register, T entry, Func<T, bool> isSame)
        where T : HaltRegisterEvent =>
        register.History.OfType<T>().Any(isSame)
            ? Decision.Accept<HaltRegisterEvent>()
            : Decision.Accept<HaltRegisterEvent>(entry);

    // The same confirmation again, as after an answer that was lost.
    private static bool IsConfirmed(HaltRegister register, HaltRegisterCommand.ConfirmLower confirm) =>
        register.History.OfType<HaltRegisterEvent.Lowered>().Any(
            e => e.Scope == confirm.Scope && e.Code == confirm.Code);

    private static HaltRegister Remember(HaltRegister register, HaltRegisterEvent @event) => @event switch
    {
        HaltRegisterEvent.Raised { Halt.Scope.Kind: HaltScopeKind.Drill }
            or HaltRegisterEvent.Lowered { Scope.Kind: HaltScopeKind.Drill } => register,
        _ => register with { History = Recent.Append(register.History, @event, HaltRegister.HistoryKept) },
    };
}
