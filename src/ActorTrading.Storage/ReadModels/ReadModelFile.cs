using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels;

/// <summary>
/// The file of the read models. Made anew whenever it does not fit this program: everything in it follows from the
/// journal.
/// </summary>
public sealed class ReadModelFile(string path, TimeProvider time)
{
    /// <summary>
    /// By what the rows are made. Raised with every change of what is written, upon which files are made anew.
    /// </summary>
    internal const string Version = "1";

    private static readonly SqliteSchema Schema = SqliteSchema.Embedded("read models", "ReadModels/Migrations");

    public string Path => path;

    private SqliteFile File => new(path)
    {
        Durability = SqliteDurability.Normal,
        WhenDamaged = "Delete the file: it is made anew from the journal at the next start.",
    };

    /// <summary>Opens the file to write, empty where it is missing, damaged, or of another version.</summary>
    public ReadModelProjection OpenProjection()
    {
        try
        {
            var projection = Open();
            if (projection.StoredVersion is null or Version)
            {
                return projection;
            }

            projection.Dispose();
        }
        catch (Exception cause) when (cause is SqliteDamagedException or SchemaMismatchException)
        {
            // Nothing is lost with the file.
        }

        Delete();
        return Open();
    }

    /// <summary>A connection to read by.</summary>
    internal SqliteConnection OpenToRead() => File.OpenToRead();

    /// <summary>Removes the file and what SQLite keeps beside it. Nobody may have it open.</summary>
    internal void Delete()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            System.IO.File.Delete(path + suffix);
        }
    }

    private ReadModelProjection Open() => new(new SqliteMigrator(Schema, time).Open(File));
}
