using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Tests.Entities;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

/// <summary>What the host makes of a journal that does not hold what was written.</summary>
public sealed class UnreadableJournalTests
{
    private static readonly EntityId Entity = Bench.Id("a");

    [Fact]
    public void An_untouched_journal_loads() => Assert.Null(SuspensionAfter(_ => { }));

    [Fact]
    public void An_altered_payload_is_found_out() => Assert.Contains(
        "Record 2 of tally/a does not fit",
        SuspensionAfter(records => records[1] = records[1] with { Payload = Encoding.UTF8.GetBytes("900;") }));

    [Fact]
    public void An_altered_command_id_is_found_out() => Assert.Contains(
        "Record 3 of tally/a does not fit",
        SuspensionAfter(records => records[2] = records[2] with { CommandId = "c9" }));

    [Fact]
    public void A_lost_record_in_the_middle_is_found_out() => Assert.Contains(
        "Record 2 of tally/a is missing",
        SuspensionAfter(records => records.RemoveAt(1)));

    [Fact]
    public void Swapped_records_are_found_out() => Assert.Contains(
        "Record 2 of tally/a is missing",
        SuspensionAfter(records => (records[1], records[2]) = (records[2], records[1])));

    [Fact]
    public void An_epoch_that_falls_is_found_out()
    {
        var writer = new JournalWriter(Entity, epoch: 3);
        var first = writer.Record("c1", "1;"u8.ToArray(), "added");
        writer.Epoch = 2;
        var second = writer.Record("c2", "2;"u8.ToArray(), "added");

        Assert.Contains("epoch 2 after epoch 3", Suspension([first, second]));
    }

    [Theory]
    [InlineData("unheard-of", 1)]
    [InlineData("added", 2)]
    public void An_event_nobody_can_read_is_never_skipped(string manifest, int version)
    {
        var writer = new JournalWriter(Entity);
        var known = writer.Record("c1", "1;"u8.ToArray(), "added");
        var unknown = writer.Record("c2", "1;"u8.ToArray(), manifest, version);

        Assert.Contains($"No reader for {manifest} version {version}", Suspension([known, unknown]));
    }

    [Fact]
    public void A_payload_that_does_not_fit_its_manifest_suspends()
    {
        var garbled = new JournalWriter(Entity).Record("c1", "x;"u8.ToArray(), "added");

        Assert.Contains("Event 1 of tally/a cannot be folded", Suspension([garbled]));
    }

    private static string? SuspensionAfter(Action<List<JournalRecord>> damage)
    {
        var writer = new JournalWriter(Entity);
        var records = new List<JournalRecord>();
        for (var i = 1; i <= 4; i++)
        {
            records.Add(writer.Record($"c{i}", Encoding.UTF8.GetBytes($"{i};"), "added"));
        }

        damage(records);
        return Suspension(records);
    }

    private static string? Suspension(IReadOnlyList<JournalRecord> records)
    {
        var bench = new Bench(new DamagedJournal(records));
        bench.Ask("a", new TallyCommand.Touch());
        return bench.Host.SuspendedEntities.SingleOrDefault()?.Reason;
    }

    private sealed class DamagedJournal(IReadOnlyList<JournalRecord> records) : IJournal
    {
        public ValueTask<AppendOutcome> Append(JournalBatch batch) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
            ValueTask.FromResult<IReadOnlyList<JournalRecord>>([.. records.Skip((int)fromSequence - 1).Take(limit)]);

        public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
            throw new NotSupportedException();
    }
}
