using System.Text.Json;

namespace ActorTrading.Storage.Backups;

/// <summary>
/// Says that a data folder was restored from a backup, in its file <c>restored.json</c>. While it is there, the venue
/// may be ahead of the journal, and the node does not trade before it has reconciled with it.
/// </summary>
/// <param name="RestoredAt">When.</param>
/// <param name="Backup">
/// What was restored; its <see cref="BackupManifest.LastOffset"/> is where the journal went on.
/// </param>
public sealed record RestoredMarker(DateTimeOffset RestoredAt, BackupManifest Backup)
{
    public const string FileName = "restored.json";

    /// <summary>Null when the folder was not restored, or has been reconciled since.</summary>
    /// <exception cref="BackupException">The marker is there and unreadable: it counts as one.</exception>
    public static RestoredMarker? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonFile.Read<RestoredMarker>(path);
        }
        catch (JsonException cause)
        {
            throw new BackupException(
                $"{path} says that the data was restored from a backup, and is damaged: restore again.", cause);
        }
    }

    /// <summary>Takes the marker away, once journal and venue were found to agree.</summary>
    public static void Remove(string dataFolder) => File.Delete(Path.Combine(dataFolder, FileName));

    internal void Write(string dataFolder) => JsonFile.Write(Path.Combine(dataFolder, FileName), this);
}
