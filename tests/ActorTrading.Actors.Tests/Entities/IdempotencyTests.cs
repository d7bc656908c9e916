using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Entities;

public sealed class IdempotencyTests
{
    private readonly InMemoryJournal _store = new();

    [Fact]
    public void The_same_id_gets_the_first_result_and_no_second_effect()
    {
        var bench = new Bench(_store);
        bench.Ask("a", new TallyCommand.AddAll(1, 2), "c1");
        bench.Ask("a", new TallyCommand.Add(5), "c2");
        bench.Trace.Clear();

        var again = bench.Ask("a", new TallyCommand.Add(77), "c1");

        Assert.Equal(new CommandResult.Accepted(2, 2, true), again);
        Assert.Empty(bench.Trace);
        Assert.Equal(8, bench.State("a").Total);
    }

    [Fact]
    public void Refusals_and_satisfied_commands_are_repeated_too_while_in_memory()
    {
        var bench = new Bench(_store);
        var refused = bench.Ask("a", new TallyCommand.Decline(), "c1");
        bench.Ask("a", new TallyCommand.Touch(), "c2");

        Assert.Equal(refused, bench.Ask("a", new TallyCommand.Add(1), "c1"));
        Assert.Equal(new CommandResult.Accepted(0, 0, true), bench.Ask("a", new TallyCommand.Add(1), "c2"));
        Assert.Equal(0, bench.State("a").Total);
    }

    [Fact]
    public void After_a_restart_the_replayed_events_tell_the_first_result_without_a_look_up()
    {
        new Bench(_store).Ask("a", new TallyCommand.AddAll(1, 2, 3), "c1");
        var journal = new FaultyJournal(_store);

        var answer = new Bench(journal).Ask("a", new TallyCommand.AddAll(1, 2, 3), "c1");

        Assert.Equal(new CommandResult.Accepted(3, 3, true), answer);
        Assert.Equal(0, journal.LookUps);
    }

    [Fact]
    public void An_id_that_fell_out_of_memory_is_found_in_the_journal()
    {
        var journal = new FaultyJournal(_store);
        var bench = new Bench(journal, settings: new EntitySettings { CommandsRemembered = 2 });
        bench.Ask("a", new TallyCommand.AddAll(1, 2), "c1");
        bench.Ask("a", new TallyCommand.Add(1), "c2");
        bench.Ask("a", new TallyCommand.Add(1), "c3");

        Assert.Equal(new CommandResult.Accepted(2, 2, true), bench.Ask("a", new TallyCommand.Add(9), "c1"));
        Assert.Equal(new CommandResult.Accepted(5, 1, false), bench.Ask("a", new TallyCommand.Add(9), "c4"));
        Assert.Equal(2, journal.LookUps);
    }

    [Fact]
    public void After_a_restart_from_a_snapshot_the_journal_is_asked()
    {
        var snapshots = new InMemorySnapshotStore();
        var settings = new EntitySettings { SnapshotEvery = 1 };
        new Bench(_store, snapshots, settings).Ask("a", new TallyCommand.AddAll(1, 2), "c1");

        var answer = new Bench(_store, snapshots, settings).Ask("a", new TallyCommand.Add(9), "c1");

        Assert.Equal(new CommandResult.Accepted(2, 2, true), answer);
    }

    [Fact]
    public void A_look_up_that_fails_decides_nothing()
    {
        var journal = new FaultyJournal(_store);
        var bench = new Bench(journal, settings: new EntitySettings { CommandsRemembered = 1 });
        bench.Ask("a", new TallyCommand.Add(1), "c1");
        bench.Ask("a", new TallyCommand.Add(1), "c2");
        journal.ReadsFail = true;

        var answer = bench.Ask("a", new TallyCommand.Add(9), "c1");

        Assert.Equal(UnavailableCode.JournalUnavailable, Assert.IsType<CommandResult.Unavailable>(answer).Code);
        journal.ReadsFail = false;
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new CommandResult.Accepted(1, 1, true), bench.Ask("a", new TallyCommand.Add(9), "c1"));
    }
}
