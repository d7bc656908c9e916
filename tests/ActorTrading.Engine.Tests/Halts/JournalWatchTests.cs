using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Engine.Halts;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class JournalWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_journal_that_hangs_too_long_keeps_entries_back_and_exits_pass()
    {
        var (lab, watch) = Watched();
        lab.Journal.Holds = true;
        lab.PostBuy("p1");
        Look(lab, watch, seconds: 9);
        Assert.Null(lab.Switch.InForce.Against(Orders.Entry(1)));

        Look(lab, watch, seconds: 2);

        Assert.StartsWith("the journal has taken nothing for", lab.Switch.InForce.Against(Orders.Entry(1))?.Reason);
        Assert.Null(lab.Switch.Send(Orders.Exit(1), new NotingVenue()));
        Assert.True(lab.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public void When_the_journal_is_well_again_the_outage_is_on_record_and_entries_pass()
    {
        var (lab, watch) = Watched();
        Fail(lab, appends: 30);
        lab.PostBuy("p1");
        Look(lab, watch, seconds: 12);
        Assert.NotNull(lab.Switch.InForce.Against(Orders.Entry(1)));

        Look(lab, watch, seconds: 600);

        Assert.Null(lab.Switch.InForce.Against(Orders.Entry(1)));
        var outage = Assert.Single(lab.Register().History.OfType<HaltRegisterEvent.OutageKept>());
        Assert.True(outage.Until > outage.Since);
    }

    [Fact]
    public void What_an_operator_has_raised_stays_when_the_node_lets_go()
    {
        var (lab, watch) = Watched();
        Fail(lab, appends: 30);
        lab.PostBuy("p1");
        Look(lab, watch, seconds: 12);
        lab.Raise(HaltScope.Cluster, level: HaltLevel.ReduceOnly);

        Assert.Equal(
            LowerRejection.JournalFailing,
            Assert.IsType<LowerResult.Refused>(lab.Lower(HaltScope.Cluster)).Reason.Code);
        Look(lab, watch, seconds: 600);

        Assert.Equal("smoke", lab.Switch.InForce.Against(Orders.Entry(1))?.Reason);
    }

    [Fact]
    public void Work_is_done_again_and_again_on_a_thread_of_its_own()
    {
        using var third = new CountdownEvent(3);
        using (new Ticker("test", TimeSpan.FromMilliseconds(1), () => Signal(third)))
        {
            Assert.True(third.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }
    }

    private static void Signal(CountdownEvent counted)
    {
        Assert.False(Thread.CurrentThread.IsThreadPoolThread);
        if (!counted.IsSet)
        {
            counted.Signal();
        }
    }

    private static (HaltLab Lab, JournalWatch Watch) Watched()
    {
        var lab = HaltDeskTests.Running();
        return (lab, new JournalWatch(lab.Watched, lab.Switch, lab.Host, lab.Scheduler.Time, Limit));
    }

    private static void Fail(HaltLab lab, int appends)
    {
        for (var append = 1; append <= appends; append++)
        {
            lab.Journal.Script(lab.Journal.Appends + append, JournalFault.Fail);
        }
    }

    private static void Look(HaltLab lab, JournalWatch watch, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            lab.Pass(TimeSpan.FromSeconds(1));
            watch.Look();
            lab.Scheduler.RunUntilIdle();
        }
    }
}
