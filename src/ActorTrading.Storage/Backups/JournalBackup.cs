using System.Security.Cryptography;
using System.Text.Json;
using ActorTrading.Storage.Files;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Storage.Backups;

/// <summary>Backups of a journal in folders of their own: database, high-watermark, manifest.</summary>
public static class JournalBackup
{
    private const string ManifestName = "manifest.json";

    /// <summary>
    /// Copies a running journal, without holding up its appends, and verifies the copy: what this returns can be
    /// restored.
    /// </summary>
    /// <param name="journal">Not damaged.</param>
    /// <param name="folder">Made when missing; empty otherwise.</param>
    /// <param name="source">Goes into the manifest.</param>
    /// <param name="time">Stamps the manifest.</param>
    /// <exception cref="BackupException">The journal is damaged, or the folder holds something.</exception>
    public static BackupManifest Write(SqliteJournal journal, string folder, BackupSource source, TimeProvider time)
    {
        if (journal.Damages is [var damage, ..])
        {
            throw new BackupException(
                $"The journal is damaged ({damage.Entity}: {damage.What}): a backup of it would pass for whole. "
                + "Restore an older one, or accept the loss first.");
        }

        DemandEmpty(folder);
        var files = new JournalFiles(folder);
        journal.CopyTo(files.Database);
        var contents = BackupContents.Read(files);
        HeadsFile.Create(files.Heads, contents.Marks).Dispose();
        if (contents.Problems is [var problem, ..])
        {
            throw new BackupException($"The copy in {Path.GetFileName(folder)} is not whole: {problem}");
        }

        var manifest = new BackupManifest
        {
            Cluster = source.Cluster,
            Instance = source.Instance,
            CreatedAt = time.GetUtcNow(),
            LastOffset = contents.LastOffset,
            Entities = contents.Heads.Count,
            Records = contents.Records,
            Files = [Describe(files.Database), Describe(files.Heads)],
        };
        JsonFile.Write(Path.Combine(folder, ManifestName), manifest);
        return manifest;
    }

    /// <summary>Looks at every file and at the chain of every entity.</summary>
    /// <exception cref="BackupException">There is no complete backup in the folder.</exception>
    public static BackupVerification Verify(string folder)
    {
        var manifest = ReadManifest(folder);
        var problems = manifest.Files.Select(f => Compare(folder, f)).OfType<string>().ToList();
        if (problems.Count > 0)
        {
            return new BackupVerification(manifest, 0, problems);
        }

        try
        {
            var contents = BackupContents.Read(new JournalFiles(folder));
            problems.AddRange(contents.Problems);
            problems.AddRange(contents.Mismatches(HeadsFile.Read(new JournalFiles(folder).Heads)));
            return new BackupVerification(manifest, contents.Records, problems);
        }
        catch (SqliteDamagedException damage)
        {
            return new BackupVerification(manifest, 0, [damage.Message]);
        }
    }

    /// <summary>
    /// Puts a verified backup into an empty data folder and marks it there as restored (<see cref="RestoredMarker"/>):
    /// the venue may know of orders that it does not.
    /// </summary>
    /// <exception cref="BackupException">The backup is not sound, or the data folder holds something.</exception>
    public static RestoredMarker Restore(string folder, string dataFolder, TimeProvider time)
    {
        var verification = Verify(folder);
        if (verification.Problems is [var problem, ..])
        {
            throw new BackupException($"The backup in {folder} is not sound and was not restored: {problem}");
        }

        DemandEmpty(dataFolder);
        var marker = new RestoredMarker(time.GetUtcNow(), verification.Manifest);
        var (from, to) = (new JournalFiles(folder), new JournalFiles(dataFolder));
        // The marker first and the database last: whatever is left by a crash in between does not trade.
        marker.Write(dataFolder);
        Copy(from.Heads, to.Heads);
        Copy(from.Database, to.Database);
        return marker;
    }

    /// <summary>What a backup says of itself, without a look at its files.</summary>
    /// <exception cref="BackupException">There is no complete backup in the folder.</exception>
    public static BackupManifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path))
        {
            throw new BackupException($"There is no complete backup in {folder}: {ManifestName} is missing.");
        }

        try
        {
            return JsonFile.Read<BackupManifest>(path);
        }
        catch (JsonException cause)
        {
            throw new BackupException($"{path} is damaged: {cause.Message}", cause);
        }
    }

    private static string? Compare(string folder, BackupFile file)
    {
        var path = Path.Combine(folder, Path.GetFileName(file.Name));
        if (!File.Exists(path))
        {
            return $"{path} is missing.";
        }

        var found = Describe(path);
        return found.Bytes != file.Bytes ? $"{path} has {found.Bytes} bytes and not {file.Bytes}."
            : found.Sha256 != file.Sha256 ? $"{path} was altered: its SHA-256 is {found.Sha256}."
            : null;
    }

    private static BackupFile Describe(string path)
    {
        using var file = File.OpenRead(path);
        return new BackupFile(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static void DemandEmpty(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).FirstOrDefault() is { } found)
        {
            throw new BackupException($"The folder {folder} is not empty: it holds {Path.GetFileName(found)}.");
        }
    }

    private static void Copy(string from, string to)
    {
        File.Copy(from, to + ".new");
        using (var file = File.OpenHandle(to + ".new", FileMode.Open, FileAccess.ReadWrite))
        {
            DiskSync.Sync(file);
        }

        File.Move(to + ".new", to);
    }
}
