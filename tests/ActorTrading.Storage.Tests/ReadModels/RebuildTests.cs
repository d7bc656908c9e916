using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.ReadModels.Queries;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;
using ActorTrading.Testing.Trading;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Storage.Tests.ReadModels;

public sealed class RebuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Tables_made_as_events_came_equal_tables_made_anew_whatever_was_traded() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(4),
            Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), seed => EqualsRebuilt(seed).GetAwaiter().GetResult()));

    [Fact]
    public async Task A_crash_between_journal_and_projection_or_within_a_batch_changes_nothing()
    {
        var journal = RecordedTrading.Journal(seed: 7, TimeSpan.FromHours(1));
        var half = journal.LastOffset / 2;
        using (var killed = ReadModelLab.Open(_folder["read-models.db"]))
        {
            await killed.CatchUp(journal, upTo: half);
            var records = await journal.ReadAfter(killed.Checkpoint, 50);
            var poisoned = records
                .Select(r => new JournalledEvent(r.Offset, r.Record, ReadModelLab.Catalogue.Decode(r.Record)))
                .Append(new JournalledEvent(0, PortfolioRecord(records), Unfoldable()));
            Assert.ThrowsAny<Exception>(() => killed.Apply([.. poisoned]));
            Assert.Equal(half, killed.Checkpoint);
            await killed.CatchUp(journal, upTo: half + 20);
        }

        using var restarted = ReadModelLab.Open(_folder["read-models.db"]);
        Assert.Equal(half + 20, restarted.Checkpoint);
        await restarted.CatchUp(journal);

        var report = await restarted.Rebuild(journal);
        Assert.True(report.IsEqual, report.Differences());
    }

    [Fact]
    public async Task A_row_that_was_altered_is_named_and_swapping_puts_it_right()
    {
        var journal = RecordedTrading.Journal(seed: 8, TimeSpan.FromMinutes(40));
        var path = _folder["read-models.db"];
        using (var store = ReadModelLab.Open(path))
        {
            await store.CatchUp(journal);
        }

        using (var connection = new SqliteFile(path).Open())
        {
            connection.Run("UPDATE portfolios SET cash = '1' WHERE id = 'coin'");
            connection.Run("DELETE FROM trading_sessions WHERE portfolio_id = 'both'");
        }

        using var live = ReadModelLab.Open(path);
        var found = await live.Rebuild(journal, swap: true);

        Assert.False(found.IsEqual);
        Assert.True(found.Swapped);
        Assert.Equal(["coin"], found.Tables.Single(t => t.Table == "portfolios").DifferingKeys);
        Assert.Equal(["both/both-1"], found.Tables.Single(t => t.Table == "trading_sessions").DifferingKeys);
        Assert.NotEqual(1m, new PortfolioQueries(live).Find("coin")!.Cash);
        var after = await live.Rebuild(journal);
        Assert.True(after.IsEqual, after.Differences());
        Assert.False(after.Swapped);
        Assert.DoesNotContain(
            Directory.GetFiles(_folder.Path), name => name.Contains("rebuilt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_swap_while_events_come_in_loses_none_of_them()
    {
        var whole = RecordedTrading.Journal(seed: 9, TimeSpan.FromHours(1));
        var growing = new GrowingFeed(whole, whole.LastOffset / 3);
        using var store = ReadModelLab.Open(_folder["read-models.db"]);
        await store.CatchUp(growing);
        // The rebuild reads page by page, and the live tables go on after each.
        growing.OnRead = () =>
        {
            growing.LastOffset = Math.Min(whole.LastOffset, growing.LastOffset + 100);
            growing.OnRead = null;
            store.CatchUp(growing).GetAwaiter().GetResult();
        };

        var report = await store.Rebuild(growing, swap: true);
        growing.LastOffset = whole.LastOffset;
        await store.CatchUp(growing);

        Assert.True(report.IsEqual, report.Differences());
        Assert.Equal(whole.LastOffset, store.Checkpoint);
        var again = await store.Rebuild(whole);
        Assert.True(again.IsEqual, again.Differences());
    }

    [Theory]
    [InlineData("UPDATE projection SET version = '0'")]
    [InlineData("UPDATE schema_version SET checksum = 'of another program'")]
    public async Task Tables_of_another_version_are_made_anew_from_the_first_event(string sql)
    {
        var journal = RecordedTrading.Journal(seed: 10, TimeSpan.FromMinutes(30));
        var path = _folder["read-models.db"];
        using (var store = ReadModelLab.Open(path))
        {
            await store.CatchUp(journal);
        }

        using (var connection = new SqliteFile(path).Open())
        {
            connection.Run(sql);
        }

        using var reopened = ReadModelLab.Open(path);

        Assert.Equal(0, reopened.Checkpoint);
        Assert.Empty(new PortfolioQueries(reopened).List(new PageRequest(10)).Items);
        await reopened.CatchUp(journal);
        Assert.Equal(3, new PortfolioQueries(reopened).List(new PageRequest(10)).Items.Count);
    }

    [Fact]
    public void A_file_that_is_no_database_is_made_anew()
    {
        File.WriteAllText(_folder["read-models.db"], new string('x', 10_000));

        using var store = ReadModelLab.Open(_folder["read-models.db"]);

        Assert.Equal(0, store.Checkpoint);
    }

    public void Dispose() => _folder.Dispose();

    private static PortfolioEvent.CancelRequested Unfoldable() => new(new("never"), "")
    {
        At = Domain.Time.Timestamp.MinValue,
    };

    private static JournalRecord PortfolioRecord(IEnumerable<OffsetRecord> records) =>
        records.First(r => r.Record.Entity.Type == "portfolio").Record;

    private async Task EqualsRebuilt(int seed)
    {
        var journal = RecordedTrading.Journal((ulong)seed, TimeSpan.FromHours(2));
        using var store = ReadModelLab.Open(_folder[$"{seed}.db"]);
        await store.CatchUp(journal, seed);

        var report = await store.Rebuild(journal);

        Assert.True(report.IsEqual, report.Differences());
        Assert.Equal(journal.LastOffset, report.Checkpoint);
        Assert.True(report.Tables.Single(t => t.Table == "orders").LiveRows > 0);
    }

    /// <summary>A journal of which no more is seen than it is told to show.</summary>
    private sealed class GrowingFeed(IJournalFeed whole, long shown) : IJournalFeed
    {
        public long LastOffset { get; set; } = shown;

        public Action? OnRead { get; set; }

        public async ValueTask<IReadOnlyList<OffsetRecord>> ReadAfter(long offset, int limit)
        {
            OnRead?.Invoke();
            return [.. (await whole.ReadAfter(offset, limit)).Where(r => r.Offset <= LastOffset)];
        }

        public Task WaitPast(long offset, CancellationToken cancellation) => whole.WaitPast(offset, cancellation);
    }
}
