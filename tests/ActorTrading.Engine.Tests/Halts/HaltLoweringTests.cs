using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class HaltLoweringTests
{
    private static readonly HaltScope P1 = HaltScope.Of(new PortfolioId("p1"));

    [Fact]
    public void Lowering_takes_a_code_and_then_orders_pass_again_everywhere()
    {
        var lab = Halted(P1);

        var asked = lab.Done(lab.Desk.RequestLower(Lift(lab, P1)));
        Assert.Equal("CODE", Assert.IsType<LowerResult.CodeGiven>(asked).Lowering.Code);
        Assert.False(lab.Switch.InForce.Standing.IsEmpty);
        var lowered = lab.Done(lab.Desk.ConfirmLower(P1, "CODE", "ben"));

        Assert.True(Assert.IsType<LowerResult.Lowered>(lowered).File.IsDone);
        Assert.True(lab.Switch.InForce.Standing.IsEmpty);
        Assert.True(lab.File.Read().IsEmpty);
        Assert.Empty(lab.Portfolio("p1").Halts.Raised);
        lab.Buy("p1");
        Assert.Contains("open p1-1", lab.Asked);
    }

    [Fact]
    public void A_wrong_or_old_code_lowers_nothing()
    {
        var lab = Halted(P1);
        Assert.Equal(HaltRegisterRejection.NotRequested, Refused(lab.Done(lab.Desk.ConfirmLower(P1, "CODE", "ben"))));
        lab.Done(lab.Desk.RequestLower(Lift(lab, P1)));

        Assert.Equal(HaltRegisterRejection.CodeWrong, Refused(lab.Done(lab.Desk.ConfirmLower(P1, "GUESS", "ben"))));
        lab.Pass(TimeSpan.FromSeconds(121));
        Assert.Equal(HaltRegisterRejection.CodeExpired, Refused(lab.Done(lab.Desk.ConfirmLower(P1, "CODE", "ben"))));

        Assert.Equal(HaltLevel.Halted, lab.Switch.InForce.Standing.Halts.LevelOf(P1));
    }

    [Fact]
    public void One_step_will_do_where_the_node_says_so()
    {
        var lab = new HaltLab(terms: new() { LowersInTwoSteps = false }).Run("p1");
        lab.Raise(P1);
        lab.Scheduler.RunUntilIdle();

        var lowered = lab.Done(lab.Desk.RequestLower(Lift(lab, P1) with { To = HaltLevel.ReduceOnly }));

        Assert.Equal(HaltLevel.ReduceOnly, Assert.IsType<LowerResult.Lowered>(lowered).To);
        Assert.Equal(HaltLevel.ReduceOnly, lab.Portfolio("p1").Halts.LevelOf(P1));
    }

    [Fact]
    public void Nothing_is_lowered_while_the_halt_is_not_on_record()
    {
        var lab = HaltDeskTests.Running();
        lab.Journal.Holds = true;
        lab.Raise(P1);

        var lowering = lab.Desk.RequestLower(Lift(lab, P1));
        lab.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(LowerRejection.JournalFailing, Refused(lab.Done(lowering)));
    }

    [Fact]
    public void A_lowering_on_the_heels_of_its_raise_waits_until_that_is_on_record()
    {
        var lab = HaltDeskTests.Running();
        lab.Journal.Holds = true;
        lab.Raise(P1);
        var lowering = lab.Desk.RequestLower(Lift(lab, P1));
        lab.Scheduler.RunUntilIdle();
        Assert.False(lowering.IsCompleted);

        HaltDeskTests.ReleaseAll(lab);

        Assert.IsType<LowerResult.CodeGiven>(lab.Done(lowering));
    }

    [Fact]
    public void A_journal_that_hangs_leaves_the_halt_until_it_answers()
    {
        var lab = Halted(P1);
        lab.Done(lab.Desk.RequestLower(Lift(lab, P1)));
        lab.Journal.Holds = true;
        var lowering = lab.Desk.ConfirmLower(P1, "CODE", "ben");
        lab.Pass(TimeSpan.FromSeconds(6));

        Assert.IsType<LowerResult.Undecided>(lab.Done(lowering));
        Assert.False(lab.Switch.InForce.Standing.IsEmpty);

        HaltDeskTests.ReleaseAll(lab);
        Assert.True(lab.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public void Who_raises_while_somebody_lowers_wins()
    {
        var lab = Halted(P1);
        lab.Done(lab.Desk.RequestLower(Lift(lab, P1)));
        lab.Journal.Holds = true;
        var lowering = lab.Desk.ConfirmLower(P1, "CODE", "ben");
        lab.Scheduler.RunUntilIdle();
        lab.Raise(P1);

        HaltDeskTests.ReleaseAll(lab);

        Assert.Equal(LowerRejection.RaisedAgain, Refused(lab.Done(lowering)));
        Assert.Equal(HaltLevel.Halted, lab.Switch.InForce.Standing.Halts.LevelOf(P1));
        Assert.Equal(HaltLevel.Halted, lab.Register().Standing.Halts.LevelOf(P1));
        Assert.Equal(HaltLevel.Halted, lab.Portfolio("p1").Halts.LevelOf(P1));
    }

    [Fact]
    public void A_portfolio_keeps_the_halt_of_its_own_limits_when_the_whole_node_is_let_go()
    {
        var lab = Halted(HaltScope.Cluster);
        lab.Raise(P1, level: HaltLevel.ReduceOnly);
        lab.Scheduler.RunUntilIdle();

        Assert.IsType<LowerResult.Lowered>(lab.Lower(HaltScope.Cluster));

        Assert.Equal([P1], lab.Portfolio("p1").Halts.Raised.Keys);
        Assert.Empty(lab.Portfolio("p2").Halts.Raised);
    }

    private static HaltLab Halted(HaltScope scope)
    {
        var lab = HaltDeskTests.Running();
        lab.Raise(scope);
        lab.Scheduler.RunUntilIdle();
        return lab;
    }

    private static HaltCommand.Lower Lift(HaltLab lab, HaltScope scope) =>
        new(scope, HaltLevel.None, "the smoke is gone", "ben", lab.Now);

    private static string Refused(LowerResult result) => Assert.IsType<LowerResult.Refused>(result).Reason.Code;
}
