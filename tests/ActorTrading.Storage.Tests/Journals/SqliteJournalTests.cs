using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Halts;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Journals;

public sealed class SqliteJournalTests : IAsyncDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");
    private static readonly EntityId Ben = new("tally", "ben");

    private readonly JournalFolder _folder = new();

    [Fact]
    public async Task Entities_are_listed_with_where_they_end()
    {
        var journal = _folder.Open();
        var (anna, ben) = (new JournalWriter(Anna, epoch: 3), new JournalWriter(Ben));
        await journal.AppendMany([ben.Next(null, "a"), anna.Next("c", "b", "c")]);

        Assert.Equal(
            [new JournalHead(Anna, 2, 3, 3, anna.Hash), new JournalHead(Ben, 1, 1, 1, ben.Hash)],
            journal.ReadEntities());
    }

    [Fact]
    public async Task Figures_count_writes_and_bytes()
    {
        var journal = _folder.Open();
        await journal.AppendMany([new JournalWriter(Anna).Next(null, "a"), new JournalWriter(Ben).Next(null, "a")]);

        var stats = journal.Stats;

        Assert.Equal((2, 0, 1, 2), (stats.LastOffset, stats.Waiting, stats.Groups, stats.Batches));
        Assert.All([stats.DatabaseBytes, stats.LogBytes, stats.HeadsBytes], bytes => Assert.NotEqual(0, bytes));
        Assert.Equal(JournalState.Ok, journal.Health.State);
    }

    [Fact]
    public async Task Appends_to_a_closed_journal_fail_for_certain()
    {
        var journal = _folder.Open();
        await journal.DisposeAsync();

        var batch = new JournalWriter(Anna).Next(null, "a");

        Assert.IsType<AppendOutcome.Failed>(await journal.Append(batch));
        Assert.All(await journal.AppendMany([batch]), outcome => Assert.IsType<AppendOutcome.Failed>(outcome));
    }

    [Fact]
    public async Task An_append_that_finds_nobody_writing_is_durable_when_it_returns()
    {
        var journal = _folder.Open();

        var answer = journal.Append(new JournalWriter(Anna).Next(null, "a"));

        Assert.True(answer.IsCompleted);
        Assert.IsType<AppendOutcome.Written>(await answer);
        Assert.Equal(1, journal.LastOffset);
    }

    [Fact]
    public async Task Whoever_comes_while_another_writes_is_written_after_it()
    {
        using var held = new HeldProbe();
        var journal = _folder.Open(_folder.Options with { Probe = held });
        var first = Task.Run(async () => await journal.Append(new JournalWriter(Anna).Next(null, "a")));
        held.WaitUntilReached(TestContext.Current.CancellationToken);

        var second = journal.Append(new JournalWriter(Ben).Next(null, "a")).AsTask();
        Assert.False(second.IsCompleted);
        held.LetGo();

        Assert.IsType<AppendOutcome.Written>(await first);
        Assert.IsType<AppendOutcome.Written>(await second);
        Assert.Equal(2, journal.Stats.Groups);
        Assert.Equal(
            [Anna, Ben], (await journal.ReadAfter(0, 10)).Select(told => told.Record.Entity));
    }

    [Fact]
    public async Task More_appends_than_may_wait_fail_at_once()
    {
        using var held = new HeldProbe();
        var journal = _folder.Open(
            _folder.Options with { Probe = held, Limits = new() { WaitingMax = 2 }, WritesAtOnce = false });
        var first = journal.Append(new JournalWriter(Anna).Next(null, "a")).AsTask();
        held.WaitUntilReached(TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, 2)
            .Select(i => journal.Append(new JournalWriter(new EntityId("tally", $"{i}")).Next(null, "a")).AsTask())
            .ToArray();

        var refused = await journal.Append(new JournalWriter(Ben).Next(null, "a"));
        held.LetGo();

        Assert.Equal(
            new AppendOutcome.Failed("2 appends wait for the journal already; it does not keep up."), refused);
        Assert.All(
            [await first, .. await Task.WhenAll(waiting)], outcome => Assert.IsType<AppendOutcome.Written>(outcome));
        Assert.Equal(2, journal.Stats.Groups);
    }

    [Fact]
    public async Task Two_journals_cannot_share_a_folder()
    {
        var journal = _folder.Open();
        await journal.Append(new JournalWriter(Anna).Next(null, "a"));

        Assert.Throws<IOException>(() => _folder.Open());
    }

    [Fact]
    public async Task A_whole_journal_verifies()
    {
        var journal = _folder.Open();
        var (anna, ben) = (new JournalWriter(Anna), new JournalWriter(Ben));
        for (var i = 0; i < 600; i++)
        {
            await journal.AppendMany([anna.Next($"c{i}", "a", "b"), ben.Next(null, "c")]);
        }

        var all = journal.Verify();

        Assert.True(all.IsSound);
        Assert.Equal((2, 1_800), (all.Entities, all.Records));
        Assert.Equal(1_200, journal.Verify(Anna).Records);
    }

    [Fact]
    public async Task An_altered_record_is_found_by_verifying_and_stops_only_its_entity()
    {
        var journal = _folder.Open();
        var (anna, ben) = (new JournalWriter(Anna), new JournalWriter(Ben));
        await journal.AppendMany([anna.Next(null, "a", "b", "c"), ben.Next(null, "d")]);
        using (var connection = _folder.Files.AsSqlite().Open())
        {
            connection.Run("UPDATE event SET payload = 'x' WHERE sequence = 2");
        }

        var damage = Assert.Single(journal.Verify().Damages);

        Assert.Equal((Anna, 1), (damage.Entity, damage.LastGood));
        Assert.Contains("was altered", damage.What, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.Read(Anna, 1, 10));
        Assert.IsType<AppendOutcome.Written>(await journal.Append(ben.Next(null, "e")));
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE sequence = 3", 2, "missing")]
    [InlineData("UPDATE event SET hash = zeroblob(32) WHERE sequence = 3", 2, "altered")]
    [InlineData("DELETE FROM event", 0, "missing")]
    public async Task Verifying_a_running_journal_compares_with_what_was_acknowledged(
        string damage, long lastGood, string what)
    {
        var journal = _folder.Open();
        await journal.Append(new JournalWriter(Anna).Next(null, "a", "b", "c"));
        using (var connection = _folder.Files.AsSqlite().Open())
        {
            connection.Run(damage);
        }

        var found = Assert.Single(journal.Verify().Damages);

        Assert.Equal((Anna, lastGood, 3), (found.Entity, found.LastGood, found.Expected));
        Assert.Contains(what, found.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_that_is_damaged_does_not_make_the_journal_look_as_if_it_failed()
    {
        var journal = _folder.Open();
        var watched = new WatchedJournal(journal, TimeProvider.System);
        var anna = new JournalWriter(Anna);
        await journal.Append(anna.Next(null, "a", "b"));
        using (var connection = _folder.Files.AsSqlite().Open())
        {
            connection.Run("DELETE FROM event WHERE sequence = 2");
        }

        Assert.False(journal.Verify().IsSound);
        await Assert.ThrowsAsync<JournalDamagedException>(async () => await watched.Append(anna.Next(null, "c")));

        Assert.Equal(TimeSpan.Zero, watched.FailingFor);
    }

    [Fact]
    public async Task Verifying_ends_when_it_is_cancelled()
    {
        var journal = _folder.Open();
        await journal.Append(new JournalWriter(Anna).Next(null, "a"));

        Assert.Throws<OperationCanceledException>(() => journal.VerifyAll(new CancellationToken(canceled: true)));
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();
}
