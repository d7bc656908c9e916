using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Tests.Entities;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

public sealed class GroupCommitTests
{
    private readonly InMemoryJournal _store = new();

    [Fact]
    public void Appends_that_arrive_during_a_write_share_the_next_one()
    {
        var slow = new FaultyJournal(_store) { Holds = true };
        var bench = new Bench(new GroupCommitJournal(slow));
        var answers = Enumerable.Range(0, 6)
            .Select(i => bench.Host.Ask(Bench.Id($"e{i}"), new TallyCommand.Add(i + 1)).AsTask())
            .ToList();
        bench.Scheduler.RunUntilIdle();
        Assert.Equal([1], slow.Writes);

        slow.Release();
        bench.Scheduler.RunUntilIdle();
        Assert.Equal([1, 5], slow.Writes);
        Assert.Equal(1, answers.Count(answer => answer.IsCompleted));
        slow.Release();
        bench.Scheduler.RunUntilIdle();

        Assert.All(answers, answer => Assert.Equal(new CommandResult.Accepted(1, 1, false), answer.Result));
    }

    [Fact]
    public async Task A_group_keeps_to_its_limit_and_never_holds_two_batches_of_one_entity()
    {
        var slow = new FaultyJournal(_store) { Holds = true };
        var journal = new GroupCommitJournal(slow, new GroupCommitLimits { GroupMax = 3 });
        var writer = new JournalWriter(Bench.Id("a"));
        var appends = new List<Task<AppendOutcome>> { journal.Append(writer.Next("c1", "1")).AsTask() };
        appends.Add(journal.Append(writer.Next("c2", "2")).AsTask());
        appends.Add(journal.Append(writer.Next("c3", "3")).AsTask());
        appends.AddRange(Enumerable.Range(0, 4).Select(i =>
            journal.Append(new JournalWriter(Bench.Id($"b{i}")).Next("c1", "1")).AsTask()));

        while (slow.Release())
        {
        }

        Assert.Equal([1, 1, 3, 2], slow.Writes);
        Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Written>(outcome));
        Assert.Equal(3, (await journal.Read(Bench.Id("a"), 1, 10)).Count);
    }

    [Fact]
    public async Task One_batch_too_many_fails_for_certain()
    {
        var slow = new FaultyJournal(_store) { Holds = true };
        var journal = new GroupCommitJournal(slow, new GroupCommitLimits { WaitingMax = 2 });
        var appends = Enumerable.Range(0, 4)
            .Select(i => journal.Append(new JournalWriter(Bench.Id($"b{i}")).Next("c1", "1")).AsTask())
            .ToList();

        Assert.IsType<AppendOutcome.Failed>(await appends[3]);
        while (slow.Release())
        {
        }

        Assert.Empty(await journal.Read(Bench.Id("b3"), 1, 10));
        Assert.IsType<AppendOutcome.Written>(await appends[2]);
    }

    [Fact]
    public async Task A_write_that_throws_leaves_its_whole_group_unknown_and_the_next_goes_on()
    {
        var store = new FaultyJournal(_store).Script(1, JournalFault.ThrowWritten);
        var journal = new GroupCommitJournal(store);
        var writer = new JournalWriter(Bench.Id("a"));

        Assert.Equal(new AppendOutcome.Unknown("Scripted exception."), await journal.Append(writer.Next("c1", "1")));
        Assert.IsType<AppendOutcome.Written>(await journal.Append(writer.Next("c2", "2")));
        Assert.Equal(new CommandTrace(1, 1), await journal.FindCommand(Bench.Id("a"), "c1"));
    }
}
