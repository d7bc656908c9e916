using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>
/// Database and high-watermark as the writer uses them: one group after the other, and a way back after a failure.
/// Used by one thread at a time.
/// </summary>
internal sealed class JournalStore(SqliteMigrator migrator, SqliteFile file, HeadsFile heads, long offsetFloor)
    : IDisposable
{
    private const int TrialBytes = 65_536;

    private JournalDatabase? _database;
    private GroupWriter? _group;
    private long _offsetFloor = offsetFloor;

    /// <summary>False after a failure, until <see cref="Reopen"/>.</summary>
    public bool IsOpen => _database is not null;

    /// <summary>Of the last record that is there.</summary>
    public long LastOffset => _group!.LastOffset;

    public HeadsFile Heads { get; } = heads;

    public void Begin() => _database!.Begin();

    /// <summary>Null when the batch was inserted.</summary>
    public ConflictKind? Place(JournalBatch batch)
    {
        if (_group!.Place(batch) is { } kind)
        {
            return kind;
        }

        Heads.Stage(new HeadMark(batch.Entity, batch.LastSequence, _group.LastOffset, batch.Records[^1].Hash));
        return null;
    }

    public void Commit() => _database!.Commit();

    /// <summary>
    /// After a failure: another handle, since the system may have dropped what the old one wrote. With
    /// <paramref name="purge"/> everything that is visible is synced into the database file and the write-ahead log
    /// emptied, so that what is not visible then never will be.
    /// </summary>
    public void Reopen(bool purge)
    {
        Close();
        var database = new JournalDatabase(migrator.Open(file));
        try
        {
            if (purge)
            {
                Purge(database.Connection);
            }

            _offsetFloor = Math.Max(_offsetFloor, database.OffsetMax());
            _group = new GroupWriter(database, _offsetFloor);
            _database = database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Drops the handle and what is remembered with it; uncommitted work is gone.</summary>
    public void Close()
    {
        // What is staged belongs to work that may be gone; who knows better stages it again.
        Heads.Unstage();
        _offsetFloor = Math.Max(_offsetFloor, _group?.LastOffset ?? 0);
        _database?.Dispose();
        (_database, _group) = (null, null);
    }

    /// <summary>Whether the database has the batch; if so, its mark is staged.</summary>
    public bool Has(JournalBatch batch)
    {
        var last = batch.Records[^1];
        if (_database!.Load(batch.Entity, last.Sequence) is not { } slot
            || slot.Sequence != last.Sequence || slot.Hash != last.Hash)
        {
            return false;
        }

        Heads.Stage(new HeadMark(batch.Entity, slot.Sequence, slot.Offset, slot.Hash));
        return true;
    }

    /// <summary>Writes something to both files that nobody reads, and throws when that does not work.</summary>
    public void Try()
    {
        _database!.Begin();
        _database.Connection.Run(
            "INSERT INTO trial (id, count, room) VALUES (1, 1, zeroblob(" + TrialBytes + ")) "
            + "ON CONFLICT (id) DO UPDATE SET count = count + 1, room = excluded.room");
        _database.Commit();
        Heads.Reopen();
    }

    /// <summary>Writes an accepted loss to both files and syncs them.</summary>
    public void Accept(AcceptedLoss loss, Digest lastHash)
    {
        var entity = loss.Damage.Entity;
        _database!.Begin();
        AcceptedLosses.Add(_database, loss);
        _database.Commit();
        _group!.Forget(entity);
        Heads.Stage(new HeadMark(entity, loss.Damage.LastGood, _group.LastOffset, lastHash));
        Heads.Write();
        Heads.Sync();
    }

    public void Dispose()
    {
        Close();
        Heads.Dispose();
    }

    private static void Purge(SqliteConnection connection)
    {
        using var checkpoint = new SqliteStatement(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (checkpoint.Step() && checkpoint.Long(0) != raw.SQLITE_OK)
        {
            throw new IOException("The write-ahead log of the journal is in use and cannot be emptied.");
        }
    }
}
