using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Entities;

public sealed class CrashTests
{
    private static readonly EntitySettings Settings = new() { SnapshotEvery = 3, CommandsRemembered = 2 };

    private static readonly TallyCommand[] Scenario =
    [
        new TallyCommand.Add(3), new TallyCommand.AddAll(1, 4, 1), new TallyCommand.Touch(), new TallyCommand.Add(-2),
        new TallyCommand.Decline(), new TallyCommand.AddAll(5, 9), new TallyCommand.Add(2), new TallyCommand.Add(6),
        new TallyCommand.AddAll(5, 3, 5), new TallyCommand.Add(8),
    ];

    /// <summary>Commands of the scenario that write.</summary>
    private const int Appends = 8;

    [Theory]
    [InlineData(JournalFault.CrashBefore, true)]
    [InlineData(JournalFault.CrashAfter, true)]
    [InlineData(JournalFault.CrashBefore, false)]
    [InlineData(JournalFault.CrashAfter, false)]
    public void A_crash_at_any_append_loses_and_doubles_nothing(JournalFault fault, bool snapshots)
    {
        var expected = Run(new Bench(settings: Settings), from: 0);
        Assert.Equal("s:a3,a1,a4,a1,a-2,a5,a9,a2,a6,a5,a3,a5,a8,", ((TallyState)expected.State).Trail);

        for (var append = 1; append <= Appends; append++)
        {
            var store = new InMemoryJournal();
            var kept = snapshots ? new InMemorySnapshotStore() : null;
            var journal = new FaultyJournal(store).Script(append, fault);
            var doomed = new Bench(journal, kept, Settings);
            var crashedAt = RunUntilSilent(doomed);
            Assert.Equal(append, journal.Appends);

            var restarted = new Bench(store, kept, Settings);
            var view = Run(restarted, crashedAt);

            Assert.Equal(expected.StateHash, view.StateHash);
            Assert.Equal(expected.Sequence, view.Sequence);
            Assert.Equal(expected.StateHash, restarted.View("s", StateSource.FullReplay).StateHash);
            Assert.Equal(expected.StateHash, restarted.View("s", StateSource.SnapshotAndTail).StateHash);
        }
    }

    /// <summary>The client goes on at the command that had no answer, with the same id.</summary>
    private static StateView Run(Bench bench, int from)
    {
        for (var i = from; i < Scenario.Length; i++)
        {
            Assert.IsNotType<CommandResult.Unavailable>(bench.Ask("s", Scenario[i], $"c{i}"));
        }

        return bench.View("s");
    }

    private static int RunUntilSilent(Bench bench)
    {
        for (var i = 0; ; i++)
        {
            var answer = bench.Host.Ask(Bench.Id("s"), Scenario[i], $"c{i}");
            bench.Scheduler.RunUntilIdle();
            if (!answer.IsCompleted)
            {
                return i;
            }
        }
    }
}
