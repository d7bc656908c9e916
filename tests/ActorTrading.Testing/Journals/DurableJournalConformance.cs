using ActorTrading.Actors.Journals;

namespace ActorTrading.Testing.Journals;

/// <summary>The cards of journals whose records outlive the process, on top of those of every journal.</summary>
public abstract class DurableJournalConformance : JournalConformance
{
    /// <summary>Closes the journal and opens its data again.</summary>
    protected abstract ValueTask<IJournal> Reopen(IJournal journal);

    [Fact(DisplayName = "TC-J17 What was acknowledged is there after closing and opening")]
    public async Task What_was_acknowledged_survives()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna);
        var first = writer.Next("c1", "a", "b");
        await journal.Append(first);

        journal = await Reopen(journal);
        var second = writer.Next("c2", "c");

        await AssertConflict(journal, new JournalWriter(Anna).Next("c9", "z"), ConflictKind.SequenceTaken);
        await AssertConflict(
            journal, new JournalWriter(Anna).At(2, first.Records[1].Hash).Next("c1", "z"), ConflictKind.CommandTaken);
        Assert.IsType<AppendOutcome.Written>(await journal.Append(second));
        AssertSame([.. first.Records, .. second.Records], await journal.Read(Anna, 1, ReadAll));
        Assert.Equal(new CommandTrace(1, 2), await journal.FindCommand(Anna, "c1"));
    }

    [Fact(DisplayName = "TC-J18 The epoch is remembered after closing and opening")]
    public async Task The_epoch_survives()
    {
        var journal = await Open();
        var first = new JournalWriter(Anna, epoch: 6).Next("c1", "a");
        await journal.Append(first);

        journal = await Reopen(journal);

        var stale = new JournalWriter(Anna, epoch: 5).At(1, first.Records[0].Hash).Next("c2", "b");
        await AssertConflict(journal, stale, ConflictKind.EpochStale);
    }
}
