using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Journals.Writing;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing.Journals;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>Failures that SQLite itself can be brought to, in this process.</summary>
public sealed class FailingWriteTests : IAsyncDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");
    private static readonly EntityId LongName = new("tally", new string('n', 9_000));

    private readonly JournalFolder _folder = new();
    private readonly JournalWriter _anna = new(Anna);
    private readonly SemaphoreSlim _well = new(0);
    private readonly List<JournalState> _states = [];

    private SqliteJournalOptions Options => _folder.Options with
    {
        LockTimeout = TimeSpan.FromMilliseconds(20),
        RetryInterval = TimeSpan.FromMilliseconds(10),
        HeadsSyncInterval = TimeSpan.FromMilliseconds(10),
        OnHealth = health =>
        {
            _states.Add(health.State);
            if (health.State == JournalState.Ok)
            {
                _well.Release();
            }
        },
    };

    [Fact]
    public async Task While_the_file_is_locked_appends_fail_and_reads_go_on()
    {
        var journal = _folder.Open(Options);
        await journal.Append(_anna.Next("c1", "a"));
        using var other = _folder.Files.AsSqlite().Open();
        other.Run("BEGIN IMMEDIATE");
        var batch = _anna.Next("c2", "b");

        var outcome = await journal.Append(batch);

        Assert.Equal(new AppendOutcome.Failed(JournalHealth.FailingReason), outcome);
        Assert.Equal(JournalState.Failing, journal.Health.State);
        Assert.Single(await journal.Read(Anna, 1, 10));
        other.Run("ROLLBACK");
        await _well.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([JournalState.Failing, JournalState.Ok], _states.Distinct());
        Assert.IsType<AppendOutcome.Written>(await journal.Append(batch));
        Assert.Equal(2, journal.LastOffset);
    }

    [Fact]
    public async Task A_commit_that_fails_is_settled_by_reading_back()
    {
        var journal = _folder.Open(Options);
        await journal.Append(_anna.Next("c1", "a"));
        using var other = _folder.Files.AsSqlite().Open();
        other.Run(
            """
            CREATE TABLE owed (id INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER commits_fail AFTER INSERT ON event BEGIN INSERT INTO owed VALUES (-1); END;
            """);
        var batch = _anna.Next("c2", "b");

        var outcome = await journal.Append(batch);

        Assert.Equal(new AppendOutcome.Failed(JournalHealth.FailingReason), outcome);
        Assert.Single(await journal.Read(Anna, 1, 10));
        other.Run("DROP TRIGGER commits_fail");
        await _well.WaitAsync(TestContext.Current.CancellationToken);
        Assert.IsType<AppendOutcome.Written>(await journal.Append(batch));
        await journal.DisposeAsync();
        Assert.Empty(_folder.Open().Damages);
    }

    [Fact]
    public async Task A_commit_whose_fate_cannot_be_read_is_unknown_until_it_can()
    {
        var journal = _folder.Open(Options);
        await journal.Append(_anna.Next("c1", "a"));
        using var other = _folder.Files.AsSqlite().Open();
        other.Run(
            """
            CREATE TABLE owed (id INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER commits_fail AFTER INSERT ON event BEGIN INSERT INTO owed VALUES (-1); END;
            """);

        // A reader that stays keeps the log from being emptied, so nothing can be proved.
        using var reader = _folder.Files.AsSqlite().OpenToRead();
        reader.Run("BEGIN");
        Assert.Equal("1", reader.ReadText("SELECT count(*) FROM event"));
        var batch = _anna.Next("c2", "b");

        Assert.IsType<AppendOutcome.Unknown>(await journal.Append(batch));
        await Assert.ThrowsAsync<IOException>(async () => await journal.Read(Anna, 1, 10));

        reader.Run("ROLLBACK");
        other.Run("DROP TRIGGER commits_fail");
        await _well.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Single(await journal.Read(Anna, 1, 10));
        Assert.IsType<AppendOutcome.Written>(await journal.Append(batch));
    }

    [Fact]
    public async Task A_loss_cannot_be_accepted_while_nothing_can_be_written()
    {
        await _folder.Open().DisposeAsync();
        var first = _folder.Open();
        await first.Append(_anna.Next("c1", "a"));
        await first.DisposeAsync();
        File.Delete(_folder.Files.Heads);
        var journal = _folder.Open(Options);
        using var other = _folder.Files.AsSqlite().Open();
        other.Run("BEGIN IMMEDIATE");

        Assert.Throws<SqliteException>(() => journal.AcceptLoss(Anna, "mallory", "now"));
        Assert.Throws<IOException>(() => journal.AcceptLoss(Anna, "mallory", "again"));

        other.Run("ROLLBACK");
        await _well.WaitAsync(TestContext.Current.CancellationToken);
        journal.AcceptLoss(Anna, "mallory", "at last");
        Assert.Equal("at last", Assert.Single(journal.ReadAcceptedLosses()).Reason);
    }

    [Fact]
    public async Task Batches_whose_marks_cannot_be_written_are_durable_and_unknown()
    {
        var journal = _folder.Open(Options);
        var inTheWay = Directory.CreateDirectory(_folder.Files.Heads + ".new");
        var (writer, outcome) = (new JournalWriter(LongName), (AppendOutcome)AppendOutcome.Written.Instance);
        for (var i = 0; i < 200 && outcome is AppendOutcome.Written; i++)
        {
            outcome = await journal.Append(writer.Next($"c{i}", "a"));
        }

        // The file of marks had grown and its successor could not be made.
        Assert.Equal(new AppendOutcome.Unknown(JournalHealth.FailingReason), outcome);
        Assert.Single(await journal.Read(LongName, writer.Sequence, 10));
        inTheWay.Delete();
        await _well.WaitAsync(TestContext.Current.CancellationToken);
        Assert.IsType<AppendOutcome.Written>(await journal.Append(writer.Next("next", "b")));
        await journal.DisposeAsync();
        Assert.Empty(_folder.Open().Damages);
    }

    [Fact]
    public async Task The_file_of_marks_is_compacted_when_it_has_grown()
    {
        var journal = _folder.Open(Options);
        var writer = new JournalWriter(LongName);
        for (var i = 0; i < 200; i++)
        {
            await journal.Append(writer.Next($"c{i}", "a"));
        }

        Assert.InRange(journal.Stats.HeadsBytes, 1, 200 * LongName.Key.Length / 2);
        await journal.DisposeAsync();
        Assert.Empty(_folder.Open().Damages);
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.Append(
            new JournalWriter(new EntityId("tally", new string('x', 20_000))).Next(null, "a")));
    }

    [Fact]
    public void What_a_full_disk_looks_like()
    {
        Assert.Equal(JournalState.DiskFull, WriteFailure.StateAfter(new SqliteException("full", raw.SQLITE_FULL)));
        Assert.Equal(JournalState.DiskFull, WriteFailure.StateAfter(new IOException("full", 28)));
        Assert.Equal(JournalState.Failing, WriteFailure.StateAfter(new IOException("broken", 5)));
        Assert.Equal(JournalState.Failing, WriteFailure.StateAfter(new InvalidOperationException()));
        Assert.Equal(JournalHealth.DiskFullReason, WriteFailure.ReasonOf(JournalState.DiskFull));
    }

    [Fact]
    public async Task A_probe_sees_nothing_before_and_everything_after()
    {
        var probe = new RecordingProbe(_folder.Files);
        var journal = _folder.Open(_folder.Options with { Probe = probe });

        await journal.AppendMany([_anna.Next("c1", "a", "b"), new JournalWriter(Anna).Next("c9", "late")]);

        Assert.Equal(["before c1: 0", "before c9: 0", "after c1: 2"], probe.Seen);
    }

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        _well.Dispose();
    }

    private sealed class RecordingProbe(JournalFiles files) : IJournalProbe
    {
        public List<string> Seen { get; } = [];

        public void BeforeAppend(JournalBatch batch) => Look("before", batch);

        public void AfterAppend(JournalBatch batch) => Look("after", batch);

        private void Look(string when, JournalBatch batch)
        {
            using var reader = files.AsSqlite().OpenToRead();
            Seen.Add($"{when} {batch.CommandId}: {reader.ReadText("SELECT count(*) FROM event")}");
        }
    }
}
