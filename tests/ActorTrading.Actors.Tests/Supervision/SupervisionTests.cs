using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Supervision;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Supervision;

public sealed class SupervisionTests
{
    private static readonly SupervisionPolicy Policy = new()
    {
        BackOffMin = TimeSpan.FromSeconds(1),
        BackOffMax = TimeSpan.FromSeconds(10),
        Jitter = 0.5,
        FailuresMax = 3,
        Window = TimeSpan.FromMinutes(5),
    };

    private static readonly EntitySettings Settings = new() { Supervision = Policy };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failing_turn_restarts_the_entity_from_its_journal_after_a_wait(int failures)
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));
        bench.Trace.Clear();

        CommandResult? answer = null;
        for (var i = 0; i < failures; i++)
        {
            bench.Advance(TimeSpan.FromSeconds(10));
            answer = bench.Ask("a", new TallyCommand.Break());
        }

        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));
        bench.Advance(TimeSpan.FromSeconds(0.99 * failures));
        Assert.False(waiting.IsCompleted);
        bench.Advance(TimeSpan.FromSeconds(0.52 * failures));

        var failed = Assert.IsType<CommandResult.Unavailable>(answer);
        Assert.Equal(UnavailableCode.EntityFailed, failed.Code);
        Assert.Contains(nameof(InvalidOperationException), failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide broke.", failed.Message, StringComparison.Ordinal);
        Assert.Equal(new CommandResult.Accepted(2, 1, false), Bench.Settled(waiting));
        Assert.Equal(failures, bench.Trace.Count(line => line == "recovered a total 5"));
        Assert.All(bench.Alarms, alarm => Assert.Equal(EntityAlarmKind.Restarting, alarm.Kind));
        Assert.All(bench.Alarms, alarm => Assert.Contains("Decide broke.", alarm.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Neighbours_do_not_notice_a_failing_entity()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("b", new TallyCommand.Add(1));
        bench.Trace.Clear();

        bench.Ask("a", new TallyCommand.Break());

        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("b", new TallyCommand.Add(1)));
        Assert.DoesNotContain(bench.Trace, line => line.StartsWith("recovered b", StringComparison.Ordinal));
    }

    [Fact]
    public void One_failure_too_many_suspends_until_resumed()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));
        for (var i = 0; i <= Policy.FailuresMax; i++)
        {
            bench.Ask("a", new TallyCommand.Break());
            bench.Advance(TimeSpan.FromSeconds(20));
        }

        var declined = bench.Ask("a", new TallyCommand.Add(1));
        var suspended = Assert.Single(bench.Host.SuspendedEntities);

        Assert.Equal(new CommandResult.Unavailable(UnavailableCode.Suspended, "Decide broke."), declined);
        Assert.Equal((Bench.Id("a"), "Decide broke."), (suspended.Entity, suspended.Reason));
        Assert.Equal(Bench.Start + TimeSpan.FromSeconds(60), suspended.Since);
        Assert.Equal(EntityAlarmKind.Suspended, bench.Alarms[^1].Kind);
        Assert.Equal(5, bench.State("a").Total);

        Assert.True(bench.Host.Resume(Bench.Id("a")));
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(1)));
        Assert.Empty(bench.Host.SuspendedEntities);
        Assert.False(bench.Host.Resume(Bench.Id("a")));
    }

    [Fact]
    public void An_entity_that_is_restarted_loads_anew_and_keeps_what_waits()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));
        bench.Trace.Clear();

        var restarted = bench.Host.Restart(Bench.Id("a"));
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));
        bench.Scheduler.RunUntilIdle();

        Assert.True(restarted);
        Assert.Equal(new CommandResult.Accepted(2, 1, false), Bench.Settled(waiting));
        Assert.Equal("recovered a total 5", bench.Trace[0]);
        Assert.False(bench.Host.Restart(Bench.Id("never-loaded")));
        Assert.Null(bench.Host.WaitingFor(Bench.Id("never-loaded")));
        Assert.Equal(0, bench.Host.WaitingFor(Bench.Id("a")));
    }

    [Fact]
    public void An_operator_suspends_an_entity_in_memory_or_not_and_resumes_it()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));

        foreach (var key in (string[])["a", "b"])
        {
            Assert.True(bench.Host.Suspend(Bench.Id(key), "looks odd"));
            var declined = bench.Ask(key, new TallyCommand.Add(1));

            Assert.Equal(new CommandResult.Unavailable(UnavailableCode.Suspended, "looks odd"), declined);
            Assert.Equal(EntityAlarmKind.Suspended, bench.Alarms[^1].Kind);
            Assert.False(bench.Host.Suspend(Bench.Id(key), "again"));
        }

        Assert.Equal([Bench.Id("a"), Bench.Id("b")], bench.Host.SuspendedEntities.Select(s => s.Entity));
        Assert.Equal(5, bench.State("a").Total);
        Assert.True(bench.Host.Resume(Bench.Id("a")));
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(1)));
        Assert.Single(bench.Host.SuspendedEntities);
    }

    [Fact]
    public void A_suspension_waits_for_the_turn_that_is_under_way_and_goes_before_a_restart()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));
        bench.Ask("a", new TallyCommand.Break());
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));

        Assert.True(bench.Host.Suspend(Bench.Id("a"), "looks odd"));
        bench.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(
            new CommandResult.Unavailable(UnavailableCode.Suspended, "looks odd"), Bench.Settled(waiting));
        Assert.True(bench.Host.Resume(Bench.Id("a")));
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(1)));
    }

    [Fact]
    public void An_entity_is_taken_out_of_memory_unless_something_needs_it_there()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));

        Assert.True(Unloaded(bench));
        Assert.Null(bench.Host.WaitingFor(Bench.Id("a")));
        Assert.True(Unloaded(bench));
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(1)));

        bench.Host.Suspend(Bench.Id("a"), "looks odd");
        Assert.False(Unloaded(bench));
        Assert.Single(bench.Host.SuspendedEntities);
    }

    [Fact]
    public void What_asks_to_stay_in_memory_stays_also_when_an_operator_wants_it_out()
    {
        var bench = new Bench(settings: Settings);
        bench.Definition.Remembered.Add("a");
        bench.Ask("a", new TallyCommand.Add(5));

        Assert.False(Unloaded(bench));
        Assert.Equal(0, bench.Host.WaitingFor(Bench.Id("a")));
    }

    [Fact]
    public void A_restart_cuts_the_wait_after_a_failure_short_and_lifts_no_suspension()
    {
        var bench = new Bench(settings: Settings);
        bench.Ask("a", new TallyCommand.Add(5));
        bench.Ask("a", new TallyCommand.Break());
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));

        Assert.True(bench.Host.Restart(Bench.Id("a")));
        bench.Scheduler.RunUntilIdle();
        Assert.Equal(new CommandResult.Accepted(2, 1, false), Bench.Settled(waiting));

        for (var i = 0; i <= Policy.FailuresMax; i++)
        {
            bench.Ask("a", new TallyCommand.Break());
            bench.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.False(bench.Host.Restart(Bench.Id("a")));
        Assert.Single(bench.Host.SuspendedEntities);
    }

    [Fact]
    public void Failures_outside_the_window_are_forgotten()
    {
        var bench = new Bench(settings: Settings);
        for (var i = 0; i < 4 * Policy.FailuresMax; i++)
        {
            bench.Ask("a", new TallyCommand.Break());
            bench.Advance(Policy.Window / 2);
        }

        Assert.IsType<CommandResult.Accepted>(bench.Ask("a", new TallyCommand.Touch()));
        Assert.Empty(bench.Host.SuspendedEntities);
    }

    [Fact]
    public void A_failing_reaction_keeps_the_accepted_reply_and_restarts()
    {
        var bench = new Bench(settings: Settings);

        var answer = bench.Ask("a", new TallyCommand.AddBadly(5));
        bench.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new CommandResult.Accepted(1, 1, false), answer);
        Assert.Equal(5, bench.State("a").Total);
        Assert.Equal(2, bench.Trace.Count(line => line.StartsWith("recovered", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_poison_event_in_the_journal_suspends_at_once_and_can_be_resumed_when_it_is_readable_again()
    {
        var journal = new InMemoryJournal();
        new Bench(journal).Ask("a", new TallyCommand.AddAll(1, 13, 2));
        var bench = new Bench(journal);
        bench.Definition.PoisonAmount = 13;

        var answer = bench.Ask("a", new TallyCommand.Touch());
        var neighbour = bench.Ask("b", new TallyCommand.Touch());

        Assert.Equal(UnavailableCode.Suspended, Assert.IsType<CommandResult.Unavailable>(answer).Code);
        Assert.Contains("Event 2 of tally/a", Assert.Single(bench.Host.SuspendedEntities).Reason);
        Assert.IsType<CommandResult.Accepted>(neighbour);

        Assert.True(bench.Host.Resume(Bench.Id("a")));
        bench.Scheduler.RunUntilIdle();
        Assert.Single(bench.Host.SuspendedEntities);
        bench.Definition.PoisonAmount = null;
        Assert.True(bench.Host.Resume(Bench.Id("a")));
        Assert.Equal(new CommandResult.Accepted(3, 0, false), bench.Ask("a", new TallyCommand.Touch()));
    }

    [Fact]
    public void The_waits_of_one_seed_are_the_same_on_every_run_and_differ_between_entities()
    {
        Assert.Equal(Waits(7, "a"), Waits(7, "a"));
        Assert.NotEqual(Waits(7, "a"), Waits(7, "b"));
        Assert.NotEqual(Waits(7, "a"), Waits(8, "a"));
    }

    private static string Waits(ulong seed, string key)
    {
        var bench = new Bench(settings: Settings, adjust: options => options with { Seed = seed });
        for (var i = 0; i < Policy.FailuresMax; i++)
        {
            bench.Ask(key, new TallyCommand.Break());
            bench.Advance(TimeSpan.FromSeconds(20));
        }

        return string.Join('|', bench.Alarms.Select(alarm => alarm.Message));
    }

    private static bool Unloaded(Bench bench)
    {
        var unloading = bench.Host.Passivate(Bench.Id("a"));
        bench.Scheduler.RunUntilIdle();
        Assert.True(unloading.IsCompletedSuccessfully);
        return unloading.Result;
    }
}
