using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Storage.Tests.Journals;
using ActorTrading.Testing;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Backups;

/// <summary>F24 as far as files go, and what can be wrong with a backup.</summary>
public sealed class JournalBackupTests : IAsyncDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");
    private static readonly EntityId Ben = new("tally", "ben");
    private static readonly BackupSource Source = new("home", "node-1");

    private readonly JournalFolder _data = new();
    private readonly TemporaryFolder _other = new();
    private readonly JournalWriter _anna = new(Anna);

    private string Backup => _other["backup"];

    private string Restored => _other["restored"];

    [Fact]
    public async Task A_backup_of_a_running_journal_is_restored_as_it_was_and_marked()
    {
        var journal = _data.Open();
        await journal.AppendMany([_anna.Next("c1", "a", "b"), new JournalWriter(Ben).Next(null, "c")]);

        var manifest = JournalBackup.Write(journal, Backup, Source, TimeProvider.System);
        await journal.Append(_anna.Next("c2", "after"));
        var marker = JournalBackup.Restore(Backup, Restored, TimeProvider.System);

        Assert.Equal(("home", "node-1", 3, 2, 3), (
            manifest.Cluster, manifest.Instance, manifest.LastOffset, manifest.Entities, manifest.Records));
        Assert.Equal(3, RestoredMarker.Find(Restored)!.Backup.LastOffset);
        Assert.Equal(marker.RestoredAt, RestoredMarker.Find(Restored)!.RestoredAt);
        await using var old = SqliteJournal.Open(new SqliteJournalOptions { Folder = Restored });
        Assert.Empty(old.Damages);
        Assert.Equal(3, old.LastOffset);
        Assert.Equal(2, (await old.Read(Anna, 1, 10)).Count);
        Assert.Null(await old.FindCommand(Anna, "c2"));
        Assert.IsType<AppendOutcome.Written>(
            await old.Append(new JournalWriter(Anna).At(2, (await old.Read(Anna, 2, 1))[0].Hash).Next("c9", "on")));
    }

    [Fact]
    public void Data_that_was_not_restored_or_was_reconciled_bears_no_mark()
    {
        Assert.Null(RestoredMarker.Find(_data.Path));
        JournalBackup.Write(_data.Open(), Backup, Source, TimeProvider.System);
        JournalBackup.Restore(Backup, Restored, TimeProvider.System);

        RestoredMarker.Remove(Restored);

        Assert.Null(RestoredMarker.Find(Restored));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_read_still_counts()
    {
        await File.WriteAllTextAsync(
            _other[RestoredMarker.FileName], "{", TestContext.Current.CancellationToken);

        Assert.Throws<BackupException>(() => RestoredMarker.Find(_other.Path));
    }

    [Fact]
    public async Task A_sound_backup_verifies_with_the_chain_of_every_entity()
    {
        await Write();

        var verification = JournalBackup.Verify(Backup);

        Assert.True(verification.IsSound);
        Assert.Equal(2, verification.Records);
    }

    [Theory]
    [InlineData("journal.db")]
    [InlineData("journal.heads")]
    public async Task A_flipped_bit_is_named_and_stops_the_restore(string name)
    {
        await Write();
        var path = Path.Combine(Backup, name);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        Assert.Contains("was altered", Assert.Single(JournalBackup.Verify(Backup).Problems), StringComparison.Ordinal);
        var refusal = Assert.Throws<BackupException>(() => Restore());
        Assert.Contains("was not restored", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
    }

    [Fact]
    public async Task A_missing_file_or_manifest_and_a_shorter_file_are_named()
    {
        await Write();
        var heads = Path.Combine(Backup, "journal.heads");
        await File.WriteAllBytesAsync(heads, [1], TestContext.Current.CancellationToken);
        Assert.Contains("has 1 bytes", JournalBackup.Verify(Backup).Problems[0], StringComparison.Ordinal);
        File.Delete(heads);
        Assert.Contains("is missing", JournalBackup.Verify(Backup).Problems[0], StringComparison.Ordinal);
        var manifest = Path.Combine(Backup, "manifest.json");
        await File.WriteAllTextAsync(manifest, "[]", TestContext.Current.CancellationToken);
        Assert.Throws<BackupException>(() => JournalBackup.Verify(Backup));
        File.Delete(manifest);
        Assert.Throws<BackupException>(() => JournalBackup.Verify(Backup));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_not_restored_into_or_backed_up_to()
    {
        await Write();

        Assert.Throws<BackupException>(() => JournalBackup.Restore(Backup, _data.Path, TimeProvider.System));
        Assert.Throws<BackupException>(
            () => JournalBackup.Write(_data.Open(), Backup, Source, TimeProvider.System));
    }

    [Fact]
    public async Task A_damaged_journal_is_not_backed_up()
    {
        await Write();
        File.Delete(_data.Files.Heads);

        var refusal = Assert.Throws<BackupException>(
            () => JournalBackup.Write(_data.Open(), _other["second"], Source, TimeProvider.System));

        Assert.Contains("tally/anna", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_altered_before_the_backup_is_found_by_it()
    {
        var journal = _data.Open();
        await journal.Append(_anna.Next("c1", "a", "b"));
        using (var connection = _data.Files.AsSqlite().Open())
        {
            connection.Run("UPDATE event SET payload = 'x' WHERE sequence = 1");
        }

        var refusal = Assert.Throws<BackupException>(
            () => JournalBackup.Write(journal, Backup, Source, TimeProvider.System));

        Assert.Contains("was altered", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<BackupException>(() => JournalBackup.Verify(Backup));
    }

    public async ValueTask DisposeAsync()
    {
        await _data.DisposeAsync();
        _other.Dispose();
    }

    private void Restore() => JournalBackup.Restore(Backup, Restored, TimeProvider.System);

    private async Task Write()
    {
        var journal = _data.Open();
        await journal.Append(_anna.Next("c1", "a", "b"));
        JournalBackup.Write(journal, Backup, Source, TimeProvider.System);
        await journal.DisposeAsync();
    }
}
