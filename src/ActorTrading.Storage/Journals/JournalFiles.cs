using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Storage.Journals;

/// <summary>The files of a journal in a data folder.</summary>
public sealed record JournalFiles(string Folder)
{
    /// <summary>The events.</summary>
    public string Database => Path.Combine(Folder, "journal.db");

    /// <summary>The high-watermark; see <see cref="SqliteJournal"/>.</summary>
    public string Heads => Path.Combine(Folder, "journal.heads");

    /// <summary>What the database file is made of.</summary>
    public static SqliteSchema Schema { get; } = SqliteSchema.Embedded("journal", "Journals/Migrations");

    /// <summary>Whether the last process that wrote did not close the journal.</summary>
    internal bool WasLeftOpen => new FileInfo(Database + "-wal") is { Exists: true, Length: > 0 };

    public SqliteFile AsSqlite(SqliteDurability durability = SqliteDurability.Full) => new(Database)
    {
        Durability = durability,
        WhenDamaged = "Keep a copy of the data folder, then restore a backup into an empty one.",
    };
}
