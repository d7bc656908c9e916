using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>A backup that is there.</summary>
/// <param name="Name">Of its folder: the time at which it was made.</param>
/// <param name="Path">Of its folder, whole.</param>
internal sealed record KeptBackup(string Name, string Path, BackupManifest Manifest);
