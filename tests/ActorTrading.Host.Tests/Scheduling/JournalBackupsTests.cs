using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Scheduling;

public sealed class JournalBackupsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backups_are_sound_and_the_newest_are_kept()
    {
        Directory.CreateDirectory(_folder["data"]);
        await using var journal = SqliteJournal.Open(new() { Folder = _folder["data"] });
        var time = new ShiftedTime(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(_folder["backups/mine"]);
        Directory.CreateDirectory(_folder["backups/20260101T000000000Z.unfinished"]);
        var runner = new BackupRunner(new JournalBackups(journal, _folder["backups"], keep: 2, time));
        var work = new JobWork(
            new("backup"), 1, 1, Timestamp.From(time.GetUtcNow()), new JobTask.Backup(), TimeSpan.FromMinutes(1));

        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<JobOutcome.Succeeded>(
                await runner.Run(work, new JobTask.Backup(), TestContext.Current.CancellationToken));
            time.Jump(TimeSpan.FromDays(1));
        }

        var kept = Directory.GetDirectories(_folder["backups"]).Select(d => Path.GetFileName(d).Split('T')[0]).Order();
        Assert.Equal(["20260305", "20260306", "mine"], kept);
        Assert.All(
            Directory.GetDirectories(_folder["backups"], "2026*"),
            backup => Assert.True(JournalBackup.Verify(backup).IsSound));
    }
}
