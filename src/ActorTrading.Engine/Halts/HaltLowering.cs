using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Loosens halts: on record first, then in force. Whatever cannot be told for certain leaves the halt.
/// </summary>
/// <param name="lowered">Brings file and portfolios in line.</param>
internal sealed class HaltLowering(HaltDeskSetup setup, HaltRecorder recorder, Func<HaltScope, Task<HaltStep>> lowered)
{
    /// <summary>How long a caller waits for the journal. What it asked for may still come to pass afterwards.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a lowering that comes on the heels of a raise waits for that to be on record, before the journal counts
    /// as failing.
    /// </summary>
    private static readonly TimeSpan RecordPatience = TimeSpan.FromSeconds(1);

    public Task<LowerResult> Request(HaltCommand.Lower lower)
    {
        if (!setup.Terms.LowersInTwoSteps)
        {
            return InTime(Lower(lower.Scope, InOneStep(lower), _ => lower));
        }

        var pending = new PendingLowering(
            lower.Scope, lower.To, lower.Reason, lower.By, lower.At, setup.NewCode());
        return InTime(GiveCode(pending));
    }

    public Task<LowerResult> Confirm(HaltScope scope, string code, string by)
    {
        var command = new HaltRegisterCommand.ConfirmLower(scope, code, by, Now);
        return InTime(Lower(scope, command, register => AsRecorded(register, scope)));
    }

    /// <summary>Takes a drill down again and keeps its result.</summary>
    public async Task End(HaltDrill drill)
    {
        var lower = new HaltCommand.Lower(HaltScope.Drill, HaltLevel.None, "the drill is over", drill.By, Now);
        await InTime(Lower(HaltScope.Drill, InOneStep(lower), _ => lower)).ConfigureAwait(false);
        Task kept = setup.Host.Ask(HaltEntity.Id, new HaltRegisterCommand.KeepDrill(drill)).AsTask()
            .WaitAsync(Patience, setup.Wall);
        await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Timestamp Now => Timestamp.From(setup.Wall.GetUtcNow());

    private static HaltRegisterCommand.Lower InOneStep(HaltCommand.Lower lower) =>
        new(lower.Scope, lower.To, lower.Reason, lower.By, lower.At);

    private static HaltCommand.Lower? AsRecorded(HaltRegister register, HaltScope scope) =>
        register.History.OfType<HaltRegisterEvent.Lowered>().LastOrDefault(e => e.Scope == scope) is { } e
            ? new HaltCommand.Lower(e.Scope, e.To, e.Reason, e.By, e.At)
            : null;

    private async Task<LowerResult> InTime(Task<LowerResult> lowering)
    {
        try
        {
            return await lowering.WaitAsync(Patience, setup.Wall).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new LowerResult.Undecided("The journal has not answered; the halt stands until it has.");
        }
    }

    private async Task<LowerResult> GiveCode(PendingLowering pending)
    {
        var version = setup.Switch.VersionOf(pending.Scope);
        if (await Against(pending.Scope, version).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var result = await setup.Host.Ask(HaltEntity.Id, new HaltRegisterCommand.RequestLower(pending))
            .ConfigureAwait(false);
        return result is CommandResult.Accepted ? new LowerResult.CodeGiven(pending) : NotTaken(result);
    }

    private async Task<LowerResult> Lower(
        HaltScope scope, HaltRegisterCommand command, Func<HaltRegister, HaltCommand.Lower?> wording)
    {
        var version = setup.Switch.VersionOf(scope);
        if (await Against(scope, version).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var result = await setup.Host.Ask(HaltEntity.Id, command).ConfigureAwait(false);
        if (result is not CommandResult.Accepted)
        {
            // Should it have been written after all, the record is brought back in line with what stands.
            _ = result is CommandResult.Unknown ? recorder.Record(scope) : Task.CompletedTask;
            return NotTaken(result);
        }

        if (await Recorded().ConfigureAwait(false) is not { } register)
        {
            _ = recorder.Record(scope);
            return new LowerResult.Undecided("The record could not be read back; the halt stands.");
        }

        if (wording(register) is not { } lower || !setup.Switch.TryLower(lower, version))
        {
            _ = recorder.Record(scope);
            return RaisedAgain(scope);
        }

        var file = await lowered(scope).ConfigureAwait(false);
        return new LowerResult.Lowered(scope, setup.Switch.InForce.Standing.Halts.LevelOf(scope), file);
    }

    private async Task<HaltRegister?> Recorded()
    {
        try
        {
            return (HaltRegister)(await setup.Host.Inspect(HaltEntity.Id).ConfigureAwait(false)).State;
        }
        catch (EntityUnavailableException)
        {
            return null;
        }
    }

    /// <summary>What stands against lowering that version of a halt.</summary>
    private async Task<LowerResult.Refused?> Against(HaltScope scope, long version)
    {
        if (setup.Switch.InForce.Automatic.ContainsKey(AutomaticCause.JournalFailing)
            || !await IsOnRecord(scope).ConfigureAwait(false))
        {
            return new LowerResult.Refused(new Refusal(
                LowerRejection.JournalFailing,
                $"The journal does not take what it is given, and nothing is lowered off the record; the halt on "
                    + $"{scope} stands. Mend the journal first."));
        }

        return setup.Switch.VersionOf(scope) == version ? null : RaisedAgain(scope);
    }

    private static LowerResult.Refused RaisedAgain(HaltScope scope) => new(new Refusal(
        LowerRejection.RaisedAgain, $"Somebody has raised the halt on {scope} again meanwhile; it stands."));

    private async Task<bool> IsOnRecord(HaltScope scope)
    {
        await recorder.Recorded(scope).WaitAsync(RecordPatience, setup.Wall)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return recorder.IsRecorded(scope);
    }

    private static LowerResult NotTaken(CommandResult result) => result switch
    {
        CommandResult.Refused r => new LowerResult.Refused(new Refusal(r.Refusal.Code, r.Refusal.Message)),
        CommandResult.Unknown r => new LowerResult.Undecided(r.Reason),
        CommandResult.Unavailable r =>
            new LowerResult.Refused(new Refusal(LowerRejection.JournalFailing, r.Message)),
        _ => throw new UnreachableException(),
    };
}
