using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class HaltRestartTests
{
    private static readonly HaltScope P1 = HaltScope.Of(new PortfolioId("p1"));
    private static readonly HaltScope A2 = HaltScope.Of(new AccountId("a2"));

    [Fact]
    public void A_halt_that_only_the_file_has_stands_after_a_restart_and_goes_on_record()
    {
        var lab = HaltDeskTests.Running();
        lab.Journal.Holds = true;
        lab.Raise(P1, flatten: true);
        lab.Scheduler.RunUntilIdle();
        lab.Journal.Holds = false;

        lab.Restart();
        lab.Scheduler.RunUntilIdle();

        Assert.Equal(HaltLevel.Halted, lab.Switch.InForce.Standing.Halts.LevelOf(P1));
        Assert.Contains(P1, lab.Switch.InForce.Standing.Flattening);
        Assert.Equal(HaltLevel.Halted, lab.Register().Standing.Halts.LevelOf(P1));
    }

    [Fact]
    public void A_halt_that_only_the_record_has_stands_after_a_restart_and_is_in_the_file_again()
    {
        var lab = HaltDeskTests.Running();
        lab.File.Fails = true;
        lab.Raise(A2, level: HaltLevel.ReduceOnly);
        lab.Scheduler.RunUntilIdle();
        lab.File.Fails = false;

        lab.Restart();

        Assert.Equal(HaltLevel.ReduceOnly, lab.Switch.InForce.Standing.Halts.LevelOf(A2));
        Assert.Equal(HaltLevel.ReduceOnly, lab.File.Read().Halts.LevelOf(A2));
    }

    [Fact]
    public void A_position_whose_closing_the_crash_came_before_is_closed_when_the_portfolio_is_loaded()
    {
        var lab = HaltDeskTests.Running();
        lab.Buy("p1");
        Assert.NotEmpty(lab.Portfolio("p1").Ledger.Positions);
        lab.Journal.Holds = true;
        lab.Raise(HaltScope.Cluster, flatten: true);
        lab.Scheduler.RunUntilIdle();
        lab.Journal.Holds = false;

        lab.Restart();
        lab.Portfolio("p1");
        lab.Scheduler.RunUntilIdle();

        Assert.Equal(HaltLevel.Halted, lab.Portfolio("p1").Halts.LevelOf(HaltScope.Cluster));
        Assert.Empty(lab.Portfolio("p1").Ledger.Positions);
    }

    [Fact]
    public void Nobody_enters_before_the_node_knows_what_stands()
    {
        var lab = HaltDeskTests.Running();
        lab.Restart(begin: false);

        lab.Buy("p1");
        Assert.Empty(lab.Asked);
        Assert.Empty(lab.Portfolio("p1").Orders);

        lab.Begin();
        lab.Buy("p1");
        Assert.Equal(["open p1-2"], lab.Asked);
    }

    [Fact]
    public void While_the_record_cannot_be_read_entries_wait_and_the_file_counts()
    {
        var lab = HaltDeskTests.Running();
        lab.Raise(P1);
        lab.Scheduler.RunUntilIdle();
        lab.Restart(begin: false);
        lab.Journal.ReadsFail = true;
        lab.Begin();
        lab.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(HaltLevel.Halted, lab.Switch.InForce.Standing.Halts.LevelOf(P1));
        Assert.NotNull(lab.Switch.InForce.Against(Orders.Entry(1, "a2", "p2")));

        lab.Journal.ReadsFail = false;
        lab.Pass(TimeSpan.FromMinutes(2));

        Assert.Null(lab.Switch.InForce.Against(Orders.Entry(1, "a2", "p2")));
        Assert.NotNull(lab.Switch.InForce.Against(Orders.Entry(1)));
    }

    [Fact]
    public void A_file_that_nobody_can_read_keeps_all_entries_back_until_somebody_has_looked()
    {
        var lab = HaltDeskTests.Running();
        lab.File.IsDamaged = true;

        lab.Restart();
        lab.Scheduler.RunUntilIdle();

        Assert.Equal("The halts file is torn.", lab.Switch.InForce.Against(Orders.Entry(1))?.Reason);
        Assert.IsType<LowerResult.Lowered>(lab.Lower(HaltScope.Cluster));
        Assert.True(lab.File.Read().IsEmpty);
    }

    [Fact]
    public void A_portfolio_that_was_out_of_memory_when_a_halt_was_lowered_learns_of_it_when_it_is_loaded()
    {
        var lab = HaltDeskTests.Running();
        lab.Raise(HaltScope.Cluster);
        lab.Scheduler.RunUntilIdle();
        lab.Restart();
        Assert.IsType<LowerResult.Lowered>(lab.Lower(HaltScope.Cluster));

        lab.Portfolio("p1");
        lab.Scheduler.RunUntilIdle();

        Assert.Empty(lab.Portfolio("p1").Halts.Raised);
    }
}
