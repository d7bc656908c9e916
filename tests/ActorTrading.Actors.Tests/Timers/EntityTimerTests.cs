using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Tests.Entities;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Timers;

public sealed class EntityTimerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_timer_sends_its_command_once_and_not_before_it_is_due()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 7));

        bench.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.Equal(0, bench.State("a").Total);
        bench.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(7, bench.State("a").Total);
        bench.Advance(10 * Minute);
        Assert.Equal(7, bench.State("a").Total);
        Assert.Null(bench.Scheduler.NextTimerDue);
    }

    [Fact]
    public void The_definition_hears_that_a_timer_was_handled_also_where_nothing_came_of_it()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.AddLater("silent", Minute, 0));
        bench.Ask("a", new TallyCommand.AddLater("loud", 2 * Minute, 7));

        bench.Advance(2 * Minute);

        Assert.Equal(
            ["timer handled a total 0", "timer handled a total 7"],
            bench.Trace.Where(line => line.StartsWith("timer handled", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_timer_of_the_same_name_replaces_the_earlier_one_and_others_stay()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 1));
        bench.Ask("a", new TallyCommand.AddLater("u", 2 * Minute, 20));
        bench.Ask("a", new TallyCommand.AddLater("t", 3 * Minute, 300));

        bench.Advance(2 * Minute);
        Assert.Equal(20, bench.State("a").Total);
        bench.Advance(Minute);
        Assert.Equal(320, bench.State("a").Total);
    }

    [Fact]
    public void A_cancelled_timer_stays_silent()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 7));

        bench.Ask("a", new TallyCommand.Cancel("t"));
        bench.Advance(2 * Minute);

        Assert.Equal(0, bench.State("a").Total);
        Assert.Null(bench.Scheduler.NextTimerDue);
    }

    [Fact]
    public void A_timer_that_is_cancelled_after_it_fired_stays_silent_too()
    {
        var journal = new FaultyJournal(new InMemoryJournal());
        var bench = new Bench(journal);
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 7));
        journal.Holds = true;
        var cancelling = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Cancel("t"));

        // The cancellation waits for the journal while the timer falls due behind it.
        bench.Advance(2 * Minute);
        journal.Holds = false;
        Assert.True(journal.Release());
        bench.Scheduler.RunUntilIdle();

        Assert.IsType<CommandResult.Accepted>(Bench.Settled(cancelling));
        Assert.Equal("a:a7,c0,", bench.State("a").Trail);
        Assert.Equal(0, bench.State("a").Total);
    }

    [Fact]
    public void A_restart_cancels_the_timers()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 7));

        bench.Ask("a", new TallyCommand.Break());
        bench.Advance(5 * Minute);

        Assert.Equal(0, bench.State("a").Total);
    }

    [Fact]
    public void One_timer_too_many_is_a_defect_of_the_entity()
    {
        var bench = new Bench(settings: new EntitySettings { TimersMax = 2 });
        bench.Ask("a", new TallyCommand.AddLater("t", Minute, 1));
        bench.Ask("a", new TallyCommand.AddLater("u", Minute, 1));
        bench.Ask("a", new TallyCommand.AddLater("u", Minute, 1));
        Assert.Empty(bench.Alarms);

        bench.Ask("a", new TallyCommand.AddLater("v", Minute, 1));

        Assert.Contains("one more than the 2", Assert.Single(bench.Alarms).Message);
    }
}
