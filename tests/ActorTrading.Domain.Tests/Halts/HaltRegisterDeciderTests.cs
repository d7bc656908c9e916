using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Halts;

public sealed class HaltRegisterDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly HaltScope Btc = HaltScope.Of(Symbol.Of("BTC-USD"));
    private static readonly Halt Halt = new(Btc, HaltLevel.Halted, "smoke", "anna", Now);
    private static readonly PendingLowering Pending = new(Btc, HaltLevel.None, "calm", "ben", Now, "K7");

    private static readonly HaltRegisterCommand Raise = new HaltRegisterCommand.Raise(Halt, Flatten: false);
    private static readonly HaltRegisterCommand Request = new HaltRegisterCommand.RequestLower(Pending);

    [Fact]
    public void A_halt_is_raised_once_and_again_to_be_stricter_or_to_close_positions_too() => Register()
        .When(Raise).Then(new HaltRegisterEvent.Raised(Halt, Flatten: false))
        .When(Raise).ThenNothing()
        .When(new HaltRegisterCommand.Raise(Halt with { Level = HaltLevel.ReduceOnly }, Flatten: false)).ThenNothing()
        .When(new HaltRegisterCommand.Raise(Halt, Flatten: true))
        .Then(new HaltRegisterEvent.Raised(Halt, Flatten: true));

    [Fact]
    public void A_halt_without_level_reason_or_author_is_refused()
    {
        Register().When(new HaltRegisterCommand.Raise(Halt with { Level = HaltLevel.None }, Flatten: false))
            .ThenRefused(HaltRejection.LevelMissing);
        Register().When(new HaltRegisterCommand.Raise(Halt with { Reason = "" }, Flatten: false))
            .ThenRefused(HaltRejection.ReasonMissing);
        Register().Given(Raise).When(new HaltRegisterCommand.RequestLower(Pending with { By = " " }))
            .ThenRefused(HaltRejection.AuthorMissing);
        Register().Given(Raise).When(Lower(HaltLevel.None, by: "")).ThenRefused(HaltRejection.AuthorMissing);
        Register().Given(Raise, Request).When(Confirm("K7", 1, by: "")).ThenRefused(HaltRejection.AuthorMissing);
    }

    [Fact]
    public void Lowering_is_asked_for_and_confirmed_by_its_code_and_a_confirmation_repeated_is_satisfied() => Register()
        .Given(Raise)
        .When(Request).Then(new HaltRegisterEvent.LowerRequested(Pending))
        .When(Request).ThenNothing()
        .When(Confirm("K7", 119))
        .Then(new HaltRegisterEvent.Lowered(
            Btc, HaltLevel.None, "calm", "cleo", Now + TimeSpan.FromSeconds(119), "K7"))
        .When(Confirm("K7", 120)).ThenNothing();

    [Fact]
    public void A_code_that_is_wrong_late_or_never_given_lowers_nothing()
    {
        Register().Given(Raise).When(Confirm("K7", 1)).ThenRefused(HaltRegisterRejection.NotRequested);
        Register().Given(Raise, Request).When(Confirm("X1", 1)).ThenRefused(HaltRegisterRejection.CodeWrong);
        Register().Given(Raise, Request).When(Confirm("K7", 121)).ThenRefused(HaltRegisterRejection.CodeExpired);
    }

    [Fact]
    public void What_does_not_stand_cannot_be_asked_to_be_lowered()
    {
        Register().When(Request).ThenRefused(HaltRegisterRejection.NotStanding);
        Register().Given(Raise).When(new HaltRegisterCommand.RequestLower(Pending with { To = HaltLevel.Halted }))
            .ThenRefused(HaltRegisterRejection.NotStanding);
    }

    [Fact]
    public void Who_raises_again_takes_back_a_lowering_that_waits() => Register()
        .Given(Raise, Request)
        .When(Raise).Then(new HaltRegisterEvent.Raised(Halt, Flatten: false))
        .When(Confirm("K7", 1)).ThenRefused(HaltRegisterRejection.NotRequested);

    [Fact]
    public void One_step_lowers_at_once_and_twice_changes_nothing() => Register()
        .Given(Raise)
        .When(Lower(HaltLevel.ReduceOnly))
        .Then(new HaltRegisterEvent.Lowered(Btc, HaltLevel.ReduceOnly, "calm", "ben", Now, Code: null))
        .When(Lower(HaltLevel.ReduceOnly)).ThenNothing();

    [Fact]
    public void Drills_and_outages_are_kept_once_and_a_drill_leaves_nothing_else_in_the_history()
    {
        var drill = new HaltDrill("anna", Now, TimeSpan.FromMilliseconds(9), TimeSpan.FromMilliseconds(250), []);
        var keep = new HaltRegisterCommand.KeepDrill(drill);
        var outage = new HaltRegisterCommand.KeepOutage("journal", Now, Now + TimeSpan.FromMinutes(1));
        var register = Register()
            .Given(new HaltRegisterCommand.Raise(Halt with { Scope = HaltScope.Drill }, Flatten: false))
            .When(keep).Then(new HaltRegisterEvent.DrillKept(drill))
            .When(keep).ThenNothing()
            .When(outage).Then(new HaltRegisterEvent.OutageKept("journal", Now, Now + TimeSpan.FromMinutes(1)))
            .When(outage).ThenNothing();

        Assert.Equal(2, register.State.History.Length);
        Assert.True(drill.IsPassed);
        Assert.False((drill with { Took = TimeSpan.FromSeconds(1) }).IsPassed);
        Assert.False((drill with { Steps = [new("file", IsDone: false, TimeSpan.Zero)] }).IsPassed);
    }

    private static DeciderSpecification<HaltRegister, HaltRegisterCommand, HaltRegisterEvent> Register() =>
        new(HaltRegisterDecider.Initial, HaltRegisterDecider.Decide, HaltRegisterDecider.Evolve);

    private static HaltRegisterCommand.Lower Lower(HaltLevel to, string by = "ben") =>
        new(Btc, to, "calm", by, Now);

    private static HaltRegisterCommand.ConfirmLower Confirm(string code, int seconds, string by = "cleo") =>
        new(Btc, code, by, Now + TimeSpan.FromSeconds(seconds));
}
