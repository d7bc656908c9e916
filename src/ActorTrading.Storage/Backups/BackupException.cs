namespace ActorTrading.Storage.Backups;

/// <summary>A backup cannot be made, trusted or restored; the message says why and what to do.</summary>
public sealed class BackupException(string problem, Exception? cause = null) : Exception(problem, cause);
