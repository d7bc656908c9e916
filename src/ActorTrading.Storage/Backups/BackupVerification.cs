namespace ActorTrading.Storage.Backups;

/// <summary>What a look at a backup found.</summary>
/// <param name="Manifest">As it was written.</param>
/// <param name="Records">Whose chain is whole.</param>
/// <param name="Problems">Sentences; empty when the backup is sound.</param>
public sealed record BackupVerification(BackupManifest Manifest, long Records, IReadOnlyList<string> Problems)
{
    public bool IsSound => Problems.Count == 0;
}
