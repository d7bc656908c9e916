using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Supervision;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Passivation;

public sealed class PassivationTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(4);
    private static readonly EntitySettings Settings = new() { PassivateAfter = Idle };

    [Fact]
    public void An_idle_entity_leaves_memory_and_wakes_with_its_state()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5), "c1");

        bench.Advance(Idle);
        Assert.Equal(1, bench.Host.ResidentCount);
        bench.Advance(Idle / 2);
        Assert.Equal(0, bench.Host.ResidentCount);

        Assert.Equal(new CommandResult.Accepted(1, 1, true), bench.Ask("a", new TallyCommand.Add(5), "c1"));
        Assert.Equal(5, bench.State("a").Total);
        Assert.Equal(1, bench.Host.ResidentCount);
    }

    [Fact]
    public void A_busy_entity_stays()
    {
        var bench = new Bench(settings: Settings);
        for (var i = 0; i < 10; i++)
        {
            bench.Ask("a", new TallyCommand.Touch());
            bench.Advance(Idle / 2);
        }

        Assert.Equal(1, bench.Trace.Count(line => line.StartsWith("recovered", StringComparison.Ordinal)));
    }

    [Fact]
    public void Passivation_cancels_timers()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.AddLater("t", 3 * Idle, 5));

        bench.Advance(5 * Idle);

        Assert.Equal(0, bench.State("a").Total);
    }

    [Fact]
    public void A_remembered_entity_is_never_passivated_and_neither_is_a_suspended_one()
    {
        var bench = new Bench(settings: Settings with { Supervision = new SupervisionPolicy { FailuresMax = 0 } });
        bench.Definition.Remembered.Add("a");
        bench.Ask("a", new TallyCommand.Touch());
        bench.Ask("b", new TallyCommand.Touch());
        bench.Ask("c", new TallyCommand.Break());

        bench.Advance(10 * Idle);

        Assert.Equal(2, bench.Host.ResidentCount);
        Assert.Equal(Bench.Id("c"), Assert.Single(bench.Host.SuspendedEntities).Entity);
    }

    [Fact]
    public void Remembered_entities_start_without_being_asked_a_few_at_a_time()
    {
        const int Count = 10;
        const int AtOnce = 3;
        var store = new InMemoryJournal();
        var before = new Bench(store);
        var ids = Enumerable.Range(0, Count).Select(i => Bench.Id($"r{i}")).ToList();
        foreach (var id in ids)
        {
            before.Ask(id.Key, new TallyCommand.Add(1));
        }

        var bench = new Bench(store, adjust: options => options with { StartsAtOnceMax = AtOnce });
        var started = bench.Host.StartRemembered(ids);
        Assert.Equal(AtOnce, bench.Host.ResidentCount);
        bench.Scheduler.RunUntilIdle();

        Assert.True(started.IsCompletedSuccessfully);
        Assert.Equal(ids.Select(id => $"recovered {id.Key} total 1"), bench.Trace);
    }

    [Fact]
    public void One_that_cannot_start_does_not_stop_the_others()
    {
        var store = new InMemoryJournal();
        new Bench(store).Ask("bad", new TallyCommand.Add(13));
        var bench = new Bench(store, adjust: options => options with { StartsAtOnceMax = 1 });
        bench.Definition.PoisonAmount = 13;

        var started = bench.Host.StartRemembered([Bench.Id("bad"), Bench.Id("good")]);
        bench.Scheduler.RunUntilIdle();

        Assert.True(started.IsCompletedSuccessfully);
        Assert.Equal(["recovered good total 0"], bench.Trace);
        Assert.True(bench.Host.StartRemembered([]).IsCompletedSuccessfully);
    }
}
