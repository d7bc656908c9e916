using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Entities;

public sealed class StopTests
{
    [Fact]
    public void A_stop_finishes_what_waits_and_takes_nothing_new()
    {
        var bench = new Bench();
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));

        var stopped = bench.Host.Stop();
        Assert.False(bench.Host.Tell(Bench.Id("a"), new TallyCommand.Add(2)));
        Assert.False(bench.Host.Tell(Bench.Id("new"), new TallyCommand.Add(2)));
        var late = Bench.Settled(bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(2)));
        Assert.False(stopped.IsCompleted);
        bench.Scheduler.RunUntilIdle();

        Assert.True(stopped.IsCompletedSuccessfully);
        Assert.Equal(new CommandResult.Accepted(1, 1, false), Bench.Settled(waiting));
        Assert.Equal(UnavailableCode.Stopping, Assert.IsType<CommandResult.Unavailable>(late).Code);
        Assert.Equal(0, bench.Host.ResidentCount);
    }

    [Fact]
    public void A_stop_waits_for_an_append_under_way()
    {
        var journal = new FaultyJournal(new InMemoryJournal()) { Holds = true };
        var bench = new Bench(journal);
        var first = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));
        var second = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Touch());
        bench.Scheduler.RunUntilIdle();

        var stopped = bench.Host.Stop();
        bench.Scheduler.RunUntilIdle();
        Assert.False(stopped.IsCompleted);
        journal.Release();
        bench.Scheduler.RunUntilIdle();

        Assert.True(stopped.IsCompletedSuccessfully);
        Assert.Equal(new CommandResult.Accepted(1, 1, false), Bench.Settled(first));
        Assert.Equal(new CommandResult.Accepted(1, 0, false), Bench.Settled(second));
    }

    [Fact]
    public void A_stop_does_not_wait_for_an_entity_that_restarts_or_is_suspended()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.Break());
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));

        var stopped = bench.Host.Stop();
        bench.Scheduler.RunUntilIdle();

        Assert.True(stopped.IsCompletedSuccessfully);
        Assert.Equal(UnavailableCode.Stopping, Assert.IsType<CommandResult.Unavailable>(Bench.Settled(waiting)).Code);
        Assert.Null(bench.Scheduler.NextTimerDue);
    }

    [Fact]
    public void A_stop_cancels_timers_and_an_empty_host_stops_at_once()
    {
        var bench = new Bench(settings: new EntitySettings { PassivateAfter = TimeSpan.FromMinutes(1) });
        bench.Ask("a", new TallyCommand.AddLater("t", TimeSpan.FromMinutes(1), 1));

        var stopped = bench.Host.Stop();
        bench.Scheduler.RunUntilIdle();

        Assert.True(stopped.IsCompletedSuccessfully);
        Assert.Null(bench.Scheduler.NextTimerDue);
        Assert.True(new Bench().Host.Stop().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Inspecting_a_stopped_host_says_so()
    {
        var bench = new Bench();
        await bench.Host.Stop();

        var refused = await Assert.ThrowsAsync<EntityUnavailableException>(() => bench.Host.Inspect(Bench.Id("a")));

        Assert.Equal(UnavailableCode.Stopping, refused.Reason.Code);
    }
}
