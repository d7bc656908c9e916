using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Sqlite;

/// <summary>
/// One database file and how it is opened: write-ahead log, foreign keys checked, waiting for locks. One connection
/// writes; any number read beside it and see the last commit.
/// </summary>
public sealed record SqliteFile(string Path)
{
    public SqliteDurability Durability { get; init; } = SqliteDurability.Full;

    /// <summary>How long a statement waits for another connection's lock before it fails.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What an operator does when the file is damaged; a sentence.</summary>
    public string WhenDamaged { get; init; } = "Put the file aside and restore a backup.";

    /// <summary>
    /// Opens the file to read and write, and makes it, readable by its owner alone, when it is missing.
    /// </summary>
    /// <exception cref="SqliteDamagedException">The file is there and is no sound database.</exception>
    public SqliteConnection Open()
    {
        MakePrivate();
        var connection = Connect(SqliteOpenMode.ReadWriteCreate);
        return Prepared(connection, () =>
        {
            var mode = connection.ReadText("PRAGMA journal_mode = WAL");
            if (mode != "wal")
            {
                throw new NotSupportedException(
                    $"{Path} cannot keep a write-ahead log (its journal mode is {mode}): put the data folder on a "
                    + "local disk.");
            }

            connection.Run($"PRAGMA synchronous = {Durability.ToString().ToUpperInvariant()}");
            connection.Run("PRAGMA foreign_keys = ON");
        });
    }

    /// <summary>Opens an existing file to read.</summary>
    /// <exception cref="SqliteDamagedException">The file is no sound database.</exception>
    public SqliteConnection OpenToRead()
    {
        var connection = Connect(SqliteOpenMode.ReadOnly);
        return Prepared(connection, () => connection.ReadText("PRAGMA schema_version"));
    }

    /// <summary>Translates what SQLite says about a damaged file; other errors pass.</summary>
    internal Exception Explained(SqliteException cause) =>
        cause.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
            ? new SqliteDamagedException(Path, WhenDamaged, cause)
            : cause;

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        SqliteLibrary.Use();
        return new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = System.IO.Path.GetFullPath(Path),
            Mode = mode,
            // A pooled handle would outlive its close, and with it a lock or a failed sync.
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(BusyTimeout.TotalSeconds),
        }.ToString());
    }

    private SqliteConnection Prepared(SqliteConnection connection, Action prepare)
    {
        try
        {
            connection.Open();
            connection.Run($"PRAGMA busy_timeout = {(long)BusyTimeout.TotalMilliseconds}");
            prepare();
            return connection;
        }
        catch (SqliteException cause)
        {
            connection.Dispose();
            throw Explained(cause);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>SQLite gives its log and index files the mode of the database file.</summary>
    private void MakePrivate()
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(Path))
        {
            File.Open(Path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
    }
}
