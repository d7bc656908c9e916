namespace ActorTrading.Storage.Sqlite;

/// <summary>A migration as one file has it.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Name">What it does.</param>
/// <param name="AppliedAt">Null while it is still to be applied.</param>
public sealed record MigrationState(int Version, string Name, DateTimeOffset? AppliedAt);
