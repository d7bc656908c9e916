using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Testing.Journals;

/// <summary>
/// The contract of <see cref="IJournal"/> as numbered cards. Each implementation has a subclass, which opens an empty
/// journal per card and can close and open it again.
/// </summary>
public abstract class JournalConformance
{
    private protected const int ReadAll = 1_000;

    private protected static readonly EntityId Anna = new("tally", "anna");
    private static readonly EntityId Ben = new("tally", "ben/ü 1");

    /// <summary>An empty journal, in which epochs from 1 to 9 are the owner's as long as they do not fall.</summary>
    protected abstract ValueTask<IJournal> Open();

    [Fact(DisplayName = "TC-J01 What was appended reads back field by field")]
    public async Task What_was_appended_reads_back()
    {
        var journal = await Open();
        var writer = new JournalWriter(Ben);
        JournalRecord[] records =
        [
            writer.Record("command ä 1", "{\"text\":\"Zürich €\"}"u8.ToArray(), "tally.added", 3),
            writer.Record("command ä 1", [], "tally.emptied", 12),
            writer.Record("command ä 1", [0, 255, 128, 10, 13, 39], "x", 1),
        ];

        Assert.IsType<AppendOutcome.Written>(await journal.Append(new JournalBatch(records)));

        AssertSame(records, await journal.Read(Ben, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J02 An entity without events reads as nothing")]
    public async Task An_entity_without_events_reads_as_nothing()
    {
        var journal = await Open();
        await journal.Append(new JournalWriter(Ben).Next(null, "a"));

        Assert.Empty(await journal.Read(Anna, 1, ReadAll));
        Assert.Null(await journal.FindCommand(Anna, "c1"));
    }

    [Fact(DisplayName = "TC-J03 Reads start where asked, keep the order and respect the limit")]
    public async Task Reads_start_where_asked()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna);
        var all = new List<JournalRecord>();
        for (var i = 1; i <= 25; i++)
        {
            var batch = writer.Next($"c{i}", $"a{i}", $"b{i}");
            all.AddRange(batch.Records);
            Assert.IsType<AppendOutcome.Written>(await journal.Append(batch));
        }

        AssertSame(all[7..17], await journal.Read(Anna, 8, 10));
        AssertSame(all[45..], await journal.Read(Anna, 46, 10));
        AssertSame(all[49..], await journal.Read(Anna, 50, 1));
        Assert.Empty(await journal.Read(Anna, 51, 10));
        Assert.Empty(await journal.Read(Anna, 5_000, 10));
    }

    [Fact(DisplayName = "TC-J04 A sequence is taken once")]
    public async Task A_sequence_is_taken_once()
    {
        var journal = await Open();
        var first = new JournalWriter(Anna).Next("c1", "mine", "mine too");
        await journal.Append(first);

        await AssertConflict(journal, new JournalWriter(Anna).Next("c2", "late"), ConflictKind.SequenceTaken);
        var second = new JournalWriter(Anna).At(1, first.Records[0].Hash).Next("c2", "late", "later");
        await AssertConflict(journal, second, ConflictKind.SequenceTaken);

        AssertSame(first.Records, await journal.Read(Anna, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J05 A gap is refused: the journal has lost what the writer remembers")]
    public async Task A_gap_is_refused()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna);
        var first = writer.Next("c1", "a");
        await journal.Append(first);
        writer.Next("lost", "b");

        await AssertConflict(journal, writer.Next("c3", "c"), ConflictKind.SequenceGap);
        var ahead = new JournalWriter(Ben).At(7, Digest.Zero).Next("c1", "h");
        await AssertConflict(journal, ahead, ConflictKind.SequenceGap);

        AssertSame(first.Records, await journal.Read(Anna, 1, ReadAll));
        Assert.Empty(await journal.Read(Ben, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J06 An epoch below the last record's is stale, whatever the sequence")]
    public async Task A_stale_epoch_is_refused()
    {
        var journal = await Open();
        var owner = new JournalWriter(Anna, epoch: 5);
        var first = owner.Next("c1", "a");
        await journal.Append(first);
        var stale = new JournalWriter(Anna, epoch: 4).At(1, first.Records[0].Hash);

        await AssertConflict(journal, stale.Next("c2", "b"), ConflictKind.EpochStale);
        await AssertConflict(journal, new JournalWriter(Anna, epoch: 4).Next("c3", "b"), ConflictKind.EpochStale);
        AssertSame(first.Records, await journal.Read(Anna, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J07 A higher epoch goes on where the lower one ended")]
    public async Task A_higher_epoch_goes_on()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna, epoch: 5);
        var first = writer.Next("c1", "a");
        writer.Epoch = 7;
        var second = writer.Next("c2", "b");

        Assert.IsType<AppendOutcome.Written>(await journal.Append(first));
        Assert.IsType<AppendOutcome.Written>(await journal.Append(second));

        AssertSame([.. first.Records, .. second.Records], await journal.Read(Anna, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J08 Entities do not see one another")]
    public async Task Entities_do_not_see_one_another()
    {
        var journal = await Open();
        var anna = new JournalWriter(Anna, epoch: 3).Next("same", "a");
        var ben = new JournalWriter(Ben, epoch: 1).Next("same", "b", "c");
        var namesake = new JournalWriter(new EntityId("other", Anna.Key)).Next("same", "d");

        Assert.All(
            new[] { await journal.Append(anna), await journal.Append(ben), await journal.Append(namesake) },
            outcome => Assert.IsType<AppendOutcome.Written>(outcome));

        AssertSame(anna.Records, await journal.Read(Anna, 1, ReadAll));
        AssertSame(ben.Records, await journal.Read(Ben, 1, ReadAll));
        AssertSame(namesake.Records, await journal.Read(new EntityId("other", Anna.Key), 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J09 A command is found with all its records")]
    public async Task A_command_is_found()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna);
        await journal.Append(writer.Next(null, "a"));
        await journal.Append(writer.Next("c1", "b", "c", "d"));
        await journal.Append(writer.Next("c2", "e"));

        Assert.Equal(new CommandTrace(2, 4), await journal.FindCommand(Anna, "c1"));
        Assert.Equal(new CommandTrace(5, 5), await journal.FindCommand(Anna, "c2"));
        Assert.Null(await journal.FindCommand(Anna, "c3"));
        Assert.Null(await journal.FindCommand(Ben, "c1"));
        Assert.Null(await journal.FindCommand(Anna, "C1"));
    }

    [Fact(DisplayName = "TC-J10 A command id is taken once per entity, and a missing one never")]
    public async Task A_command_id_is_taken_once()
    {
        var journal = await Open();
        var writer = new JournalWriter(Anna);
        var first = writer.Next("c1", "a");
        await journal.Append(first);

        await AssertConflict(journal, writer.Next("c1", "b"), ConflictKind.CommandTaken);
        writer.At(1, first.Records[0].Hash);
        Assert.IsType<AppendOutcome.Written>(await journal.Append(writer.Next(null, "b")));
        Assert.IsType<AppendOutcome.Written>(await journal.Append(writer.Next(null, "c")));
        Assert.Equal(3, (await journal.Read(Anna, 1, ReadAll)).Count);
    }

    [Fact(DisplayName = "TC-J11 A refused batch of several records leaves none of them")]
    public async Task A_batch_is_whole_or_nothing()
    {
        var journal = await Open();
        var first = new JournalWriter(Anna).Next("c1", "a");
        await journal.Append(first);
        var overlapping = new JournalWriter(Anna).Next("c2", "x", "y", "z");

        await AssertConflict(journal, overlapping, ConflictKind.SequenceTaken);

        AssertSame(first.Records, await journal.Read(Anna, 1, ReadAll));
        Assert.Null(await journal.FindCommand(Anna, "c2"));
    }

    [Fact(DisplayName = "TC-J12 Batches of one write are judged one by one, outcomes in their order")]
    public async Task Batches_of_one_write_are_judged_one_by_one()
    {
        var journal = await Open();
        var cleo = new EntityId("tally", "cleo");
        await journal.Append(new JournalWriter(Ben).Next("c0", "first"));
        var anna = new JournalWriter(Anna).Next("c1", "a", "b");
        var ben = new JournalWriter(Ben).Next("c2", "late");
        var after = new JournalWriter(cleo).Next("c3", "c");

        var outcomes = await journal.AppendMany([anna, ben, after]);

        AppendOutcome[] expected =
        [
            AppendOutcome.Written.Instance,
            new AppendOutcome.Conflict(ConflictKind.SequenceTaken),
            AppendOutcome.Written.Instance,
        ];
        Assert.Equal(expected, outcomes);
        AssertSame(anna.Records, await journal.Read(Anna, 1, ReadAll));
        AssertSame(after.Records, await journal.Read(cleo, 1, ReadAll));
        Assert.Single(await journal.Read(Ben, 1, ReadAll));
    }

    [Fact(DisplayName = "TC-J13 A write of nothing has no outcomes")]
    public async Task A_write_of_nothing_has_no_outcomes() => Assert.Empty(await (await Open()).AppendMany([]));

    [Fact(DisplayName = "TC-J14 Of many writers of one sequence exactly one wins")]
    public async Task Of_many_writers_exactly_one_wins()
    {
        const int Writers = 8;
        const int Rounds = 20;
        var journal = await Open();
        var last = Digest.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var start = last;
            var sequence = (long)round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
                await journal.Append(
                    new JournalWriter(Anna).At(sequence, start).Next($"r{sequence}w{writer}", $"{writer}")))));

            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Written);
            Assert.Equal(Writers - 1, outcomes.Count(outcome =>
                outcome is AppendOutcome.Conflict { Kind: ConflictKind.SequenceTaken }));
            last = (await journal.Read(Anna, round + 1, 1))[0].Hash;
        }

        AssertChain(await journal.Read(Anna, 1, ReadAll), Rounds);
    }

    [Fact(DisplayName = "TC-J15 Many entities append at once without disturbing one another")]
    public async Task Many_entities_append_at_once()
    {
        const int Entities = 20;
        const int Batches = 15;
        var journal = await Open();

        await Task.WhenAll(Enumerable.Range(0, Entities).Select(entity => Task.Run(async () =>
        {
            var writer = new JournalWriter(new EntityId("tally", $"e{entity}"));
            for (var batch = 0; batch < Batches; batch++)
            {
                Assert.IsType<AppendOutcome.Written>(await journal.Append(writer.Next($"c{batch}", "a", "b")));
            }
        })));

        for (var entity = 0; entity < Entities; entity++)
        {
            AssertChain(await journal.Read(new EntityId("tally", $"e{entity}"), 1, ReadAll), Batches * 2);
        }
    }

    [Fact(DisplayName = "TC-J16 A large payload and a large batch are kept whole")]
    public async Task Large_payloads_and_batches_are_kept_whole()
    {
        const int PayloadBytes = 300_000;
        const int Records = 500;
        var journal = await Open();
        var large = new JournalWriter(Anna).Next("c1", new string('x', PayloadBytes));
        var many = new JournalWriter(Ben).Next("c1", [.. Enumerable.Range(1, Records).Select(i => $"{i}")]);

        await journal.Append(large);
        await journal.Append(many);

        AssertSame(large.Records, await journal.Read(Anna, 1, ReadAll));
        AssertSame(many.Records, await journal.Read(Ben, 1, ReadAll));
        Assert.Equal(new CommandTrace(1, Records), await journal.FindCommand(Ben, "c1"));
    }

    private protected static async Task AssertConflict(IJournal journal, JournalBatch batch, ConflictKind kind) =>
        Assert.Equal(new AppendOutcome.Conflict(kind), await journal.Append(batch));

    private static void AssertChain(IReadOnlyList<JournalRecord> records, int count)
    {
        Assert.Equal(count, records.Count);
        var chain = new ChainVerifier(0, 0, Digest.Zero);
        Assert.All(records, record => Assert.Null(chain.Check(record)));
    }

    private protected static void AssertSame(IReadOnlyList<JournalRecord> expected, IReadOnlyList<JournalRecord> actual)
    {
        Assert.Equal(expected.Select(WithoutPayload), actual.Select(WithoutPayload));
        Assert.Equal(
            expected.Select(record => Convert.ToHexString(record.Payload.Span)),
            actual.Select(record => Convert.ToHexString(record.Payload.Span)));
        Assert.All(actual, record => Assert.Equal(TimeSpan.Zero, record.Time.Offset));
    }

    private static JournalRecord WithoutPayload(JournalRecord record) =>
        record with { Payload = ReadOnlyMemory<byte>.Empty };
}
