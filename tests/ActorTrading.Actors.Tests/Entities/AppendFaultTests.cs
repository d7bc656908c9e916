using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Supervision;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Entities;

public sealed class AppendFaultTests
{
    private readonly InMemoryJournal _store = new();

    [Fact]
    public void A_failed_append_has_no_reply_of_success_and_no_effect_and_the_state_equals_replay()
    {
        var bench = BenchWith(2, JournalFault.Fail);
        bench.Ask("a", new TallyCommand.Add(5));
        bench.Trace.Clear();

        var answer = bench.Ask("a", new TallyCommand.Add(100));

        Assert.Equal(new CommandResult.Unavailable(UnavailableCode.JournalFailed, "Scripted failure."), answer);
        Assert.Equal(["decide Add", "recovered a total 5"], bench.Trace);
        Assert.Equal(5, bench.State("a").Total);
        AssertEqualsReplay(bench);
        Assert.Equal(EntityAlarmKind.AppendNotAcknowledged, Assert.Single(bench.Alarms).Kind);
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(1)));
    }

    [Theory]
    [InlineData(JournalFault.UnknownWritten, "c2")]
    [InlineData(JournalFault.UnknownWritten, null)]
    [InlineData(JournalFault.ThrowWritten, "c2")]
    public void An_unknown_append_that_is_found_is_accepted_and_takes_effect(JournalFault fault, string? commandId)
    {
        var bench = BenchWith(2, fault);
        bench.Ask("a", new TallyCommand.Add(5), "c1");
        bench.Trace.Clear();

        var answer = bench.Ask("a", new TallyCommand.AddAll(1, 2), commandId);

        Assert.Equal(new CommandResult.Accepted(3, 2, false), answer);
        Assert.Equal(["decide AddAll", "react a added 1 total 8", "react a added 2 total 8"], bench.Trace);
        AssertEqualsReplay(bench);
    }

    [Fact]
    public void An_unknown_append_that_is_provably_absent_is_unavailable_and_can_be_asked_again()
    {
        var bench = BenchWith(2, JournalFault.UnknownNotWritten);
        bench.Ask("a", new TallyCommand.Add(5), "c1");

        var answer = bench.Ask("a", new TallyCommand.Add(100), "c2");

        Assert.Equal(UnavailableCode.JournalFailed, Assert.IsType<CommandResult.Unavailable>(answer).Code);
        Assert.Equal(5, bench.State("a").Total);
        Assert.Equal(new CommandResult.Accepted(2, 1, false), bench.Ask("a", new TallyCommand.Add(100), "c2"));
        AssertEqualsReplay(bench);
    }

    [Theory]
    [InlineData(JournalFault.UnknownWritten, 105, true)]
    [InlineData(JournalFault.UnknownNotWritten, 105, false)]
    public void An_append_that_cannot_be_read_back_is_unknown_until_the_journal_is_there_again(
        JournalFault fault, long total, bool repeated)
    {
        var journal = new FaultyJournal(_store).Script(2, fault);
        var bench = new Bench(journal);
        bench.Ask("a", new TallyCommand.Add(5), "c1");
        bench.Trace.Clear();
        journal.ReadsFail = true;

        var answer = bench.Ask("a", new TallyCommand.Add(100), "c2");
        var waiting = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(100), "c2");
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.False(waiting.IsCompleted);
        Assert.DoesNotContain(bench.Trace, line => line.StartsWith("react", StringComparison.Ordinal));
        journal.ReadsFail = false;
        bench.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new CommandResult.Unknown("Scripted silence."), answer);
        Assert.Equal(new CommandResult.Accepted(2, 1, repeated), Bench.Settled(waiting));
        Assert.Equal(total, bench.State("a").Total);
        Assert.Empty(bench.Host.SuspendedEntities);
        AssertEqualsReplay(bench);
    }

    [Fact]
    public void A_slow_append_holds_its_entity_and_nobody_else()
    {
        var journal = new FaultyJournal(_store);
        var bench = new Bench(journal);
        bench.Ask("a", new TallyCommand.Touch());
        bench.Trace.Clear();
        journal.Holds = true;

        var first = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(1));
        var second = bench.Host.Ask(Bench.Id("a"), new TallyCommand.Add(2));
        bench.Scheduler.RunUntilIdle();
        var neighbour = bench.Ask("b", new TallyCommand.Touch());

        Assert.IsType<CommandResult.Accepted>(neighbour);
        Assert.Equal(["decide Add", "recovered b total 0", "decide Touch"], bench.Trace);
        Assert.False(first.IsCompleted);

        Assert.True(journal.Release());
        bench.Scheduler.RunUntilIdle();
        Assert.True(first.IsCompleted);
        Assert.False(second.IsCompleted);
        Assert.True(journal.Release());
        bench.Scheduler.RunUntilIdle();
        Assert.Equal(new CommandResult.Accepted(2, 1, false), Bench.Settled(second));
        AssertEqualsReplay(bench);
    }

    [Fact]
    public void A_journal_that_somebody_else_wrote_to_is_read_again_before_the_next_command()
    {
        var bench = new Bench(_store);
        var other = new Bench(_store);
        bench.Ask("a", new TallyCommand.Add(1));
        other.Ask("a", new TallyCommand.Add(10));

        var answer = bench.Ask("a", new TallyCommand.Add(100));

        Assert.Equal(UnavailableCode.JournalConflict, Assert.IsType<CommandResult.Unavailable>(answer).Code);
        Assert.Equal(11, bench.State("a").Total);
        Assert.Equal(new CommandResult.Accepted(3, 1, false), bench.Ask("a", new TallyCommand.Add(100)));
        AssertEqualsReplay(bench);
    }

    [Fact]
    public void A_stale_owner_cannot_append()
    {
        var stale = new Bench(_store, adjust: options => options with { EpochOf = _ => 4 });
        stale.Ask("a", new TallyCommand.Add(1));
        var owner = new Bench(_store, adjust: options => options with { EpochOf = _ => 5 });
        owner.Ask("a", new TallyCommand.Add(10));

        var answer = stale.Ask("a", new TallyCommand.Add(100));
        var again = stale.Ask("a", new TallyCommand.Add(100));

        Assert.All(
            new[] { answer, again },
            one => Assert.Contains("EpochStale", Assert.IsType<CommandResult.Unavailable>(one).Message));
        Assert.Equal(11, owner.State("a").Total);
    }

    [Fact]
    public void An_event_that_cannot_be_folded_is_never_written()
    {
        var bench = new Bench(_store);
        bench.Ask("a", new TallyCommand.Add(5));

        var answer = bench.Ask("a", new TallyCommand.Poison());
        bench.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(UnavailableCode.EntityFailed, Assert.IsType<CommandResult.Unavailable>(answer).Code);
        Assert.Equal(1, bench.View("a").Sequence);
    }

    private static void AssertEqualsReplay(Bench bench) =>
        Assert.Equal(bench.View("a").StateHash, bench.View("a", StateSource.FullReplay).StateHash);

    private Bench BenchWith(int append, JournalFault fault) => new(new FaultyJournal(_store).Script(append, fault));
}
