using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Sqlite;

/// <summary>
/// Brings a database file to a schema: forward only, all missing migrations in one transaction, so that whatever
/// happens in between leaves the file as it was. The table <c>schema_version</c> remembers what was applied.
/// </summary>
public sealed class SqliteMigrator(SqliteSchema schema, TimeProvider time)
{
    /// <summary>Called after each migration and before anything is committed. For tests of crashes.</summary>
    public Action<SqliteMigration>? Applied { get; init; }

    /// <summary>Opens the file, made when missing, with the schema of this program.</summary>
    /// <exception cref="SchemaMismatchException">The file is newer, or a migration was changed since.</exception>
    /// <exception cref="SqliteDamagedException">The file is no sound database.</exception>
    public SqliteConnection Open(SqliteFile file)
    {
        var connection = file.Open();
        try
        {
            Migrate(connection, file.Path);
            return connection;
        }
        catch (SqliteException cause)
        {
            connection.Dispose();
            throw file.Explained(cause);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What is applied and what is to come, without changing or making the file.</summary>
    /// <exception cref="SchemaMismatchException">The file is newer, or a migration was changed since.</exception>
    public IReadOnlyList<MigrationState> List(SqliteFile file)
    {
        if (!File.Exists(file.Path))
        {
            return Compare(file.Path, []);
        }

        using var connection = file.OpenToRead();
        return Compare(file.Path, SchemaVersions.Read(connection));
    }

    private void Migrate(SqliteConnection connection, string path)
    {
        if (Compare(path, SchemaVersions.Read(connection)).All(m => m.AppliedAt is not null))
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        SchemaVersions.Create(connection);
        // Read again under the lock: another process may have migrated the file meanwhile.
        var pending = Compare(path, SchemaVersions.Read(connection)).Where(m => m.AppliedAt is null);
        foreach (var migration in pending.Select(m => schema.Migrations[m.Version - 1]))
        {
            connection.Run(migration.Sql);
            SchemaVersions.Add(connection, migration, time.GetUtcNow());
            Applied?.Invoke(migration);
        }

        transaction.Commit();
    }

    private MigrationState[] Compare(string path, IReadOnlyList<AppliedMigration> applied)
    {
        if (applied.Count > schema.Version)
        {
            throw new SchemaMismatchException(
                path,
                $"it has version {applied.Count} of {schema.Name} and this program knows versions up to "
                + $"{schema.Version}. Run the newer program, or restore a backup from before.");
        }

        foreach (var (here, there) in schema.Migrations.Zip(applied))
        {
            if (here.Checksum != there.Checksum)
            {
                throw new SchemaMismatchException(
                    path,
                    $"its migration {there.Version} ({there.Name}) has checksum {there.Checksum}, and that of this "
                    + $"program ({schema.Name}, {here.Name}) has {here.Checksum}. It is another database, or the "
                    + "migration was changed after its release; run the program that made the file.");
            }
        }

        return [.. schema.Migrations.Select((m, i) =>
            new MigrationState(m.Version, m.Name, i < applied.Count ? applied[i].AppliedAt : null))];
    }
}
