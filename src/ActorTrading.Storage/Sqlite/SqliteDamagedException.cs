namespace ActorTrading.Storage.Sqlite;

/// <summary>A file that should be a database is none, or has pages that do not fit together.</summary>
public sealed class SqliteDamagedException(string path, string advice, Exception? cause = null)
    : Exception($"The database file {path} is damaged{(cause is null ? "" : $" ({cause.Message})")}. {advice}", cause)
{
    public string Path { get; } = path;
}
