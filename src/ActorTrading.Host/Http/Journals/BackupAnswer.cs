using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Scheduling.Runners;

namespace ActorTrading.Host.Http.Journals;

/// <summary>A backup of the journal: its manifest, and where it is.</summary>
public sealed record BackupAnswer
{
    [Description("Of its folder below the data folder's backups.")]
    public required string Name { get; init; }

    [Description("Of its folder on the node's machine.")]
    public required string Path { get; init; }

    public required Timestamp CreatedAt { get; init; }

    [Description("Of the last event in it.")]
    public required long LastOffset { get; init; }

    public required int Entities { get; init; }

    [Description("Events.")]
    public required long Records { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyList<BackupFileView> Files { get; init; }

    internal static BackupAnswer Of(KeptBackup backup) => new()
    {
        Name = backup.Name,
        Path = backup.Path,
        CreatedAt = Timestamp.From(backup.Manifest.CreatedAt),
        LastOffset = backup.Manifest.LastOffset,
        Entities = backup.Manifest.Entities,
        Records = backup.Manifest.Records,
        Bytes = backup.Manifest.Files.Sum(f => f.Bytes),
        Files = [.. backup.Manifest.Files.Select(f => new BackupFileView(f.Name, f.Bytes, f.Sha256))],
    };
}

/// <summary>A file of a backup.</summary>
public sealed record BackupFileView(string Name, long Bytes, string Sha256);

/// <summary>The backups that are kept, newest first.</summary>
public sealed record BackupList(IReadOnlyList<BackupAnswer> Items);
