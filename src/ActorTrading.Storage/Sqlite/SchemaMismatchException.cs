namespace ActorTrading.Storage.Sqlite;

/// <summary>A database file has a schema that this program did not make and must not touch.</summary>
public sealed class SchemaMismatchException(string path, string problem)
    : Exception($"The schema of {path} does not fit this program: {problem}")
{
    public string Path { get; } = path;
}
