using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Testing.Journals;

/// <summary>The cards of journals that can be followed, on top of those of every journal.</summary>
public abstract class FollowedJournalConformance : JournalConformance
{
    private static readonly EntityId Cleo = new("tally", "cleo");

    [Fact(DisplayName = "TC-F01 Records of all entities are read in the order in which they were written")]
    public async Task Records_are_read_in_the_order_of_writing()
    {
        var journal = await Open();
        var (anna, cleo) = (new JournalWriter(Anna), new JournalWriter(Cleo));
        JournalBatch[] batches =
            [anna.Next("c1", "a", "b"), cleo.Next("c1", "c"), anna.Next(null, "d"), cleo.Next("c2", "e", "f")];
        foreach (var batch in batches)
        {
            await journal.Append(batch);
        }

        await AssertConflictIsNotSeen(journal);
        var feed = (IJournalFeed)journal;
        var read = await feed.ReadAfter(0, ReadAll);

        AssertSame([.. batches.SelectMany(b => b.Records)], [.. read.Select(r => r.Record)]);
        Assert.Equal(read.Select(r => r.Offset).Order().Distinct(), read.Select(r => r.Offset));
        Assert.Equal(read[^1].Offset, feed.LastOffset);
        var middle = await feed.ReadAfter(read[1].Offset, 2);
        Assert.Equal(read.Skip(2).Take(2).Select(r => r.Offset), middle.Select(r => r.Offset));
        AssertSame([.. read.Skip(2).Take(2).Select(r => r.Record)], [.. middle.Select(r => r.Record)]);
        Assert.Empty(await feed.ReadAfter(feed.LastOffset, ReadAll));
    }

    [Fact(DisplayName = "TC-F02 Who waits for more is woken by the next record")]
    public async Task Who_waits_is_woken()
    {
        var journal = await Open();
        var feed = (IJournalFeed)journal;
        var waiting = feed.WaitPast(0, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        await journal.Append(new JournalWriter(Anna).Next("c1", "a"));

        await waiting;
        await feed.WaitPast(feed.LastOffset - 1, TestContext.Current.CancellationToken);
    }

    private static async Task AssertConflictIsNotSeen(IJournal journal) =>
        await AssertConflict(journal, new JournalWriter(Anna).Next("c9", "z"), ConflictKind.SequenceTaken);
}
