using System.Globalization;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>Backups of the journal, each in a folder named after its time, of which the newest are kept.</summary>
/// <param name="journal">The running journal.</param>
/// <param name="folder">Where the backups are.</param>
/// <param name="keep">How many.</param>
/// <param name="time">Names and stamps them.</param>
internal sealed class JournalBackups(SqliteJournal journal, string folder, int keep, TimeProvider time) : IBackupMaker
{
    private const string Unfinished = ".unfinished";
    private const string NameFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    private static readonly BackupSource Source = new("actortrading", "node");

    public Task<string> Make(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateDirectories(folder, "*" + Unfinished))
        {
            Directory.Delete(left, recursive: true);
        }

        var target = Path.Combine(folder, time.GetUtcNow().ToString(NameFormat, CultureInfo.InvariantCulture));
        var manifest = JournalBackup.Write(journal, target + Unfinished, Source, time);
        Directory.Move(target + Unfinished, target);
        Prune();
        return Task.FromResult(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Records} events of {manifest.Entities} entities are in {Path.GetFileName(target)}."));
    }

    /// <summary>Only folders that are named as backups are: what else somebody keeps here stays.</summary>
    private void Prune()
    {
        var backups = Directory.EnumerateDirectories(folder)
            .Where(d => DateTimeOffset.TryParseExact(
                Path.GetFileName(d), NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            .OrderDescending(StringComparer.Ordinal);
        foreach (var old in backups.Skip(keep).ToArray())
        {
            Directory.Delete(old, recursive: true);
        }
    }
}
