using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Engine.Halts;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class HaltDeskTests
{
    private static readonly HaltScope P1 = HaltScope.Of(new PortfolioId("p1"));

    [Fact]
    public void A_halt_is_in_force_durable_and_has_its_cancels_out_when_the_call_returns()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.Buy("p2", rests: true);

        var receipt = lab.Raise(P1);

        Assert.True(receipt.InMemory.IsDone);
        Assert.True(receipt.File.IsDone);
        Assert.True(receipt.Cancels.IsDone);
        Assert.True(receipt.IsDurable);
        Assert.Equal((1, 1), (receipt.CancelsSent, receipt.PortfoliosTold));
        Assert.Equal(["open p1-1", "open p2-1", "cancel p1-1"], lab.Asked);
        Assert.True(lab.File.Read().IsSameAs(lab.Switch.InForce.Standing));
    }

    [Fact]
    public void Then_it_goes_on_record_and_the_portfolio_denies_entries_by_itself()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.Raise(P1);
        lab.Scheduler.RunUntilIdle();

        lab.Buy("p1");

        Assert.Equal(HaltLevel.Halted, lab.Register().Standing.Halts.LevelOf(P1));
        Assert.Equal(HaltLevel.Halted, lab.Portfolio("p1").Halts.LevelOf(P1));
        Assert.Empty(lab.Portfolio("p1").Orders);
        Assert.DoesNotContain("open p1-2", lab.Asked);
        Assert.Empty(lab.Desk.Status.Unrecorded);
        Assert.Equal(0, lab.Desk.Status.UntoldCount);
    }

    [Fact]
    public void An_entry_that_was_intended_before_the_halt_is_kept_back_and_its_cash_is_free_again()
    {
        var lab = Running();
        lab.Journal.Holds = true;
        lab.PostBuy("p1");
        lab.Scheduler.RunUntilIdle();
        Assert.True(lab.Journal.Release());
        lab.Scheduler.RunUntilIdle();

        lab.Raise(HaltScope.Cluster);
        ReleaseAll(lab);

        Assert.DoesNotContain("open p1-1", lab.Asked);
        var portfolio = lab.Portfolio("p1");
        Assert.Empty(portfolio.Orders);
        Assert.Empty(portfolio.Ledger.Reservations);
        Assert.Empty(portfolio.RefusedExits);
    }

    [Fact]
    public void Exits_rest_where_they_are_and_a_filled_entry_still_gets_its_own()
    {
        var lab = Running();
        lab.Buy("p1", rests: true, exits: new ExitPlan { StopLossPercentage = 5m });
        lab.Journal.Holds = true;
        lab.Quote(94m);
        var asked = lab.Asked.Count;

        lab.Raise(P1, level: HaltLevel.ReduceOnly);
        ReleaseAll(lab);

        Assert.Contains("reduce p1-2", lab.AskedSince(asked));
        Assert.DoesNotContain("cancel p1-2", lab.AskedSince(asked));
    }

    [Fact]
    public void While_the_journal_hangs_the_halt_is_in_force_and_durable_by_its_file()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.Journal.Holds = true;

        var receipt = lab.Raise(HaltScope.Cluster);
        lab.Scheduler.RunUntilIdle();

        Assert.True(receipt is { InMemory.IsDone: true, File.IsDone: true, Cancels.IsDone: true, CancelsSent: 1 });
        Assert.Equal(HaltStepOutcome.Pending, receipt.Journal.Outcome);
        Assert.Equal([HaltScope.Cluster], lab.Desk.Status.Unrecorded);

        ReleaseAll(lab);
        Assert.Empty(lab.Desk.Status.Unrecorded);
        Assert.Equal(HaltLevel.Halted, lab.Portfolio("p1").Halts.LevelOf(HaltScope.Cluster));
    }

    [Fact]
    public void A_journal_that_fails_is_asked_again_until_it_takes_the_halt()
    {
        var lab = Running();
        for (var append = 1; append <= 20; append++)
        {
            lab.Journal.Script(lab.Journal.Appends + append, JournalFault.Fail);
        }

        lab.Raise(HaltScope.Cluster);
        lab.Scheduler.RunUntilIdle();
        Assert.Equal([HaltScope.Cluster], lab.Desk.Status.Unrecorded);

        lab.Pass(TimeSpan.FromMinutes(5));

        Assert.Empty(lab.Desk.Status.Unrecorded);
        Assert.Equal(HaltLevel.Halted, lab.Register().Standing.Halts.LevelOf(HaltScope.Cluster));
        Assert.Equal(HaltLevel.Halted, lab.Portfolio("p2").Halts.LevelOf(HaltScope.Cluster));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_and_written_later()
    {
        var lab = Running();
        lab.File.Fails = true;

        var receipt = lab.Raise(HaltScope.Cluster);

        Assert.True(receipt.InMemory.IsDone);
        Assert.Equal((HaltStepOutcome.Failed, "No space left on device."), (receipt.File.Outcome, receipt.File.Detail));
        Assert.False(lab.Desk.Status.IsFileCurrent);
        lab.File.Fails = false;
        lab.Pass(TimeSpan.FromMinutes(1));
        Assert.True(lab.Desk.Status.IsFileCurrent);
        Assert.True(lab.File.Read().IsSameAs(lab.Switch.InForce.Standing));
    }

    [Fact]
    public void Without_file_and_journal_the_halt_is_in_force_and_says_that_it_is_not_durable()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.File.Fails = true;
        lab.Journal.Holds = true;

        var receipt = lab.Raise(HaltScope.Cluster);

        Assert.True(receipt.InMemory.IsDone);
        Assert.False(receipt.IsDurable);
        Assert.Equal(1, receipt.CancelsSent);
    }

    [Fact]
    public void Flattening_closes_what_is_held_within_the_scope_also_while_halted()
    {
        var lab = Running();
        lab.Buy("p1");
        lab.Buy("p1", Orders.Eth);
        lab.Buy("p2");
        Assert.Equal(2, lab.Portfolio("p1").Ledger.Positions.Count);

        lab.Raise(HaltScope.Of(Orders.Btc), flatten: true);
        lab.Scheduler.RunUntilIdle();

        Assert.Equal([Orders.Eth], lab.Portfolio("p1").Ledger.Positions.Keys);
        Assert.Empty(lab.Portfolio("p2").Ledger.Positions);
    }

    [Fact]
    public void A_portfolio_that_is_opened_during_a_halt_learns_of_it()
    {
        var lab = Running();
        lab.Raise(HaltScope.Of(new AccountId("a9")));
        lab.Raise(HaltScope.Of(Orders.Eth), level: HaltLevel.ReduceOnly);

        lab.Run("p9", "a9");

        var halts = lab.Portfolio("p9").Halts;
        Assert.Equal(HaltLevel.Halted, halts.LevelOf(HaltScope.Of(new AccountId("a9"))));
        Assert.Equal(HaltLevel.ReduceOnly, halts.LevelOf(HaltScope.Of(Orders.Eth)));
    }

    [Fact]
    public void A_request_without_a_reason_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Running().Desk.Raise(
            new HaltRequest(HaltScope.Cluster, HaltLevel.Halted, Flatten: false, " ", "anna")));

    [Fact]
    public void A_drill_goes_the_whole_way_and_stops_nothing()
    {
        var lab = Running();

        var drill = lab.Done(lab.Desk.Drill("anna"));
        lab.Buy("p1");

        Assert.Equal(["in_memory", "file", "cancels", "venue", "journal"], drill.Steps.Select(s => s.Name));
        Assert.True(drill.IsPassed);
        Assert.Contains("open p1-1", lab.Asked);
        Assert.True(lab.Switch.InForce.Standing.IsEmpty);
        Assert.True(lab.File.Read().IsEmpty);
        Assert.Equal(drill.At, Assert.IsType<HaltRegisterEvent.DrillKept>(lab.Register().History[^1]).Drill.At);
    }

    [Fact]
    public void Somebody_is_called_when_the_venue_does_not_cancel_in_time()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.Buy("p2", rests: true);
        lab.LosesCancels = true;

        lab.Raise(P1);
        lab.Pass(TimeSpan.FromSeconds(4));
        Assert.Empty(lab.Calls);
        lab.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(["1 orders work on portfolio p1"], lab.Calls);
    }

    [Fact]
    public void Nobody_is_called_when_the_cancels_are_done_and_somebody_when_a_drill_fails()
    {
        var lab = Running();
        lab.Buy("p1", rests: true);
        lab.Raise(P1);
        lab.Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(lab.Calls);

        lab.File.Fails = true;
        var drill = lab.Done(lab.Desk.Drill("anna"));

        Assert.False(drill.IsPassed);
        Assert.Equal(["drill failed"], lab.Calls);
    }

    internal static HaltLab Running() => new HaltLab().Run("p1").Run("p2", "a2").Quote(100m);

    internal static void ReleaseAll(HaltLab lab)
    {
        lab.Journal.Holds = false;
        while (lab.Journal.Release())
        {
            lab.Scheduler.RunUntilIdle();
        }

        lab.Scheduler.RunUntilIdle();
    }
}
