using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Testing.Journals;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Engine.Tests.TimeTravel;

public sealed class StateHistoryTests
{
    private static readonly EntityId Both = PortfolioEntity.IdOf(new("both"));

    [Fact]
    public async Task The_state_after_the_last_event_is_the_live_state()
    {
        var journal = new FollowedInMemoryJournal();
        using var backtest = RecordedTrading.Into(journal, seed: 3, TimeSpan.FromHours(3));
        backtest.Run(cancellation: Cancel);
        var live = backtest.PortfolioOf(new("both"));

        var past = await new StateHistory(journal, KnownEntities.Catalogue()).AtSequence(Both, long.MaxValue, Cancel);

        Assert.Equal(Json(live), Encoding.UTF8.GetString(past!.State.Span));
        Assert.Equal(Digest.Of(past.State.Span), past.StateHash);
    }

    [Fact]
    public async Task Any_sequence_and_any_time_give_the_state_that_held_then()
    {
        var journal = RecordedTrading.Journal(seed: 4, TimeSpan.FromHours(2));
        var history = new StateHistory(journal, KnownEntities.Catalogue());
        var records = await journal.Read(Both, 1, int.MaxValue);
        var state = PortfolioDecider.Initial(new("both"));
        foreach (var record in records)
        {
            var @event = (PortfolioEvent)KnownEntities.Catalogue().Decode(record)!;
            state = PortfolioDecider.Evolve(state, @event);
            if (record.Sequence % 40 != 0)
            {
                continue;
            }

            var past = await history.AtSequence(Both, record.Sequence, Cancel);
            Assert.Equal(Json(state), Encoding.UTF8.GetString(past!.State.Span));
            Assert.Equal((record.Sequence, record.Hash), (past.Sequence, past.ChainHash));
            var then = await history.AtTime(Both, Timestamp.From(record.Time), Cancel);
            Assert.Equal(records.Last(r => r.Time <= record.Time).Sequence, then!.Sequence);
        }
    }

    [Fact]
    public async Task Before_its_first_event_an_entity_is_as_it_begins()
    {
        var journal = RecordedTrading.Journal(seed: 4, TimeSpan.FromMinutes(5));
        var history = new StateHistory(journal, KnownEntities.Catalogue());

        var past = await history.AtTime(Both, Timestamp.MinValue, Cancel);

        Assert.Equal((0, null, Digest.Zero), (past!.Sequence, past.At, past.ChainHash));
        Assert.Equal(Json(PortfolioDecider.Initial(new("both"))), Encoding.UTF8.GetString(past.State.Span));
    }

    [Fact]
    public async Task What_was_never_there_or_nobody_knows_has_no_past()
    {
        var history = new StateHistory(new InMemoryJournal(), KnownEntities.Catalogue());

        Assert.Null(await history.AtSequence(Both, 1, Cancel));
        Assert.Null(await history.AtSequence(new EntityId("unheard-of", "x"), 1, Cancel));
    }

    [Fact]
    public async Task A_record_that_was_altered_is_found_out_and_one_that_does_not_fold_is_named()
    {
        var altered = new OneRecordJournal(
            new JournalWriter(Both).Record(null, "{}"u8.ToArray()) with { CommandId = "another" });
        var unfoldable = new OneRecordJournal(new JournalWriter(Both).Record(
            null,
            """{"id":"never-intended","reason":"","at":"2026-01-01T00:00:00Z"}"""u8.ToArray(),
            "portfolio.cancel_requested"));

        var chain = await Assert.ThrowsAsync<UnreadableJournalException>(() => Read(altered));
        var fold = await Assert.ThrowsAsync<UnreadableJournalException>(() => Read(unfoldable));

        Assert.Contains("altered", chain.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be folded", fold.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task Read(IJournal journal) =>
        await new StateHistory(journal, KnownEntities.Catalogue()).AtSequence(Both, 1, Cancel);

    private static string Json(Portfolio portfolio) =>
        System.Text.Json.JsonSerializer.Serialize(portfolio, Engine.Serialization.DomainJson.Options);

    private sealed class OneRecordJournal(JournalRecord record) : IJournal
    {
        public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
            ValueTask.FromResult<IReadOnlyList<JournalRecord>>(fromSequence == 1 ? [record] : []);

        public ValueTask<AppendOutcome> Append(JournalBatch batch) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches) =>
            throw new NotSupportedException();

        public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
            throw new NotSupportedException();
    }
}
