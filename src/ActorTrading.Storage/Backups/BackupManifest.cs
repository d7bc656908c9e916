namespace ActorTrading.Storage.Backups;

/// <summary>
/// What a backup holds; the last file that is written to it, so a backup without one is not complete.
/// </summary>
public sealed record BackupManifest
{
    /// <summary>Of the backup's layout.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Whose data: the name of the installation.</summary>
    public required string Cluster { get; init; }

    /// <summary>Which of its nodes made the backup.</summary>
    public required string Instance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Offset of the last record in it.</summary>
    public required long LastOffset { get; init; }

    public required int Entities { get; init; }

    public required long Records { get; init; }

    public required IReadOnlyList<BackupFile> Files { get; init; }
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">In lower-case hexadecimal digits.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);
