namespace ActorTrading.Storage.Backups;

/// <summary>Whose backup it is.</summary>
/// <param name="Cluster">The name of the installation.</param>
/// <param name="Instance">Which of its nodes.</param>
public sealed record BackupSource(string Cluster, string Instance);
