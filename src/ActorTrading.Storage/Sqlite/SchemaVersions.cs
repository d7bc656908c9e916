using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Sqlite;

/// <summary>A row of <c>schema_version</c>.</summary>
internal sealed record AppliedMigration(int Version, string Name, string Checksum, DateTimeOffset AppliedAt);

/// <summary>The table <c>schema_version</c> of a file.</summary>
internal static class SchemaVersions
{
    public static void Create(SqliteConnection connection) => connection.Run(
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at TEXT NOT NULL)
        """);

    /// <summary>Oldest first; empty when the file has no such table.</summary>
    public static IReadOnlyList<AppliedMigration> Read(SqliteConnection connection)
    {
        if (connection.ReadText("SELECT name FROM sqlite_master WHERE name = 'schema_version'") is null)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name, checksum, applied_at FROM schema_version ORDER BY version";
        using var reader = command.ExecuteReader();
        var applied = new List<AppliedMigration>();
        while (reader.Read())
        {
            applied.Add(new AppliedMigration(
                reader.GetInt32(0),
                reader.GetString(1),
                reader.GetString(2),
                DateTimeOffset.Parse(reader.GetString(3), CultureInfo.InvariantCulture)));
        }

        return applied;
    }

    public static void Add(SqliteConnection connection, SqliteMigration migration, DateTimeOffset at)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES ($version, $name, $checksum, $at)";
        command.Parameters.AddWithValue("$version", migration.Version);
        command.Parameters.AddWithValue("$name", migration.Name);
        command.Parameters.AddWithValue("$checksum", migration.Checksum);
        command.Parameters.AddWithValue("$at", at.ToString("O", CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
    }
}
