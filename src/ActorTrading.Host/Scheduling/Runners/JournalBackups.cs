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

    /// <summary>One backup at a time: each clears away what an interrupted one has left.</summary>
    private readonly Lock _gate = new();

    public Task<string> Make(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var made = Write();
        return Task.FromResult(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Manifest.Records} events of {made.Manifest.Entities} entities are in {made.Name}."));
    }

    /// <summary>Makes a backup on this thread, verified, and lets go of the oldest ones beyond those that are kept.
    /// </summary>
    /// <exception cref="BackupException">The journal is damaged.</exception>
    public KeptBackup Write()
    {
        lock (_gate)
        {
            Directory.CreateDirectory(folder);
            foreach (var left in Directory.EnumerateDirectories(folder, "*" + Unfinished))
            {
                Directory.Delete(left, recursive: true);
            }

            var name = time.GetUtcNow().ToString(NameFormat, CultureInfo.InvariantCulture);
            var target = Path.Combine(folder, name);
            var manifest = JournalBackup.Write(journal, target + Unfinished, Source, time);
            Directory.Move(target + Unfinished, target);
            Prune();
            return new KeptBackup(name, target, manifest);
        }
    }

    /// <summary>The newest first; one whose manifest cannot be read is left out.</summary>
    public IReadOnlyList<KeptBackup> List() => [.. Names().Select(Find).OfType<KeptBackup>()];

    /// <summary>Null where there is none of that name.</summary>
    public KeptBackup? Find(string name)
    {
        if (!IsName(name))
        {
            return null;
        }

        var path = Path.Combine(folder, name);
        try
        {
            return new KeptBackup(name, path, JournalBackup.ReadManifest(path));
        }
        catch (BackupException)
        {
            return null;
        }
    }

    /// <summary>Only folders that are named as backups are: what else somebody keeps here stays.</summary>
    private static bool IsName(string name) => DateTimeOffset.TryParseExact(
        name, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private IEnumerable<string> Names() => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)!).Where(IsName)
            .OrderDescending(StringComparer.Ordinal)
        : [];

    private void Prune()
    {
        foreach (var old in Names().Skip(keep).ToArray())
        {
            Directory.Delete(Path.Combine(folder, old), recursive: true);
        }
    }
}
