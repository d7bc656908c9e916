using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Console;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Host.Tests.Backups;

public sealed class BackupCommandTests : IDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_backup_is_checked_and_restored_into_an_empty_folder()
    {
        var backup = await Made();

        var check = Cli.Run("backup", "check", backup);
        var restored = Cli.Run("backup", "restore", backup, "--data-folder", _folder["again"]);

        Assert.Equal(ExitCodes.Ok, check.Code);
        Assert.Contains("is sound: 2 events of 1 entities", check.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, restored.Code);
        Assert.Contains("the venue may know of it", restored.Out, StringComparison.Ordinal);
        await using var journal = SqliteJournal.Open(new() { Folder = _folder["again"] });
        Assert.Equal(2, (await journal.Read(Anna, 1, 10)).Count);
    }

    [Fact]
    public async Task A_folder_that_holds_something_an_altered_backup_and_none_at_all_are_refused()
    {
        var backup = await Made();

        var full = Cli.Run("backup", "restore", backup, "--data-folder", _folder["data"]);
        await File.AppendAllTextAsync(
            Path.Combine(backup, "journal.db"), "x", TestContext.Current.CancellationToken);
        var altered = Cli.Run("backup", "check", backup);
        var kept = Cli.Run("backup", "restore", backup, "--data-folder", _folder["again"]);
        var none = Cli.Run("backup", "check", _folder["nowhere"]);

        Assert.All(new[] { full, altered, kept, none }, run => Assert.Equal(ExitCodes.BadInput, run.Code));
        Assert.Contains("is not empty", full.Error, StringComparison.Ordinal);
        Assert.Contains("journal.db", altered.Error, StringComparison.Ordinal);
        Assert.Contains("was not restored", kept.Error, StringComparison.Ordinal);
        Assert.Contains("manifest.json is missing", none.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> Made()
    {
        Directory.CreateDirectory(_folder["data"]);
        await using var journal = SqliteJournal.Open(new() { Folder = _folder["data"] });
        Assert.IsType<AppendOutcome.Written>(await journal.Append(new JournalWriter(Anna).Next(null, "a", "b")));
        return new JournalBackups(journal, _folder["backups"], keep: 1, TimeProvider.System).Write().Path;
    }
}
