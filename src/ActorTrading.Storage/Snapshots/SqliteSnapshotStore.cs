using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Snapshots;

/// <summary>
/// Snapshots in a file of their own, <c>snapshots.db</c>. A file that is damaged, or of another program's making, is
/// renamed aside and begun anew: what is lost costs replay time and nothing else. Safe for use from many threads.
/// </summary>
public sealed class SqliteSnapshotStore : ISnapshotStore, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteMigrator _migrator;
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private SnapshotTable? _table;

    /// <param name="folder">An existing folder.</param>
    /// <param name="time">Names the files that are put aside.</param>
    public SqliteSnapshotStore(string folder, TimeProvider time)
    {
        _file = new SqliteFile(Path.Combine(folder, "snapshots.db"))
        {
            Durability = SqliteDurability.Normal,
            WhenDamaged = "It is a cache: delete it.",
        };
        _migrator = new SqliteMigrator(Schema, time);
        _time = time;
        lock (_gate)
        {
            _table = Open();
        }
    }

    /// <summary>What the file is made of.</summary>
    public static SqliteSchema Schema { get; } = SqliteSchema.Embedded("snapshots", "Snapshots/Migrations");

    public ValueTask Save(Snapshot snapshot)
    {
        Use(table =>
        {
            table.Save(snapshot);
            return snapshot;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask<Snapshot?> Load(EntityId entity) => ValueTask.FromResult(Use(table => table.Load(entity)));

    /// <summary>Forgets an entity's snapshot, so that its next load replays the journal.</summary>
    public void Forget(EntityId entity) => Use(table =>
    {
        table.Remove(entity);
        return null;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _table?.Dispose();
            _table = null;
        }
    }

    /// <summary>Null when the file turned out to be damaged and there is an empty one now.</summary>
    private Snapshot? Use(Func<SnapshotTable, Snapshot?> use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_table is null, this);
            try
            {
                return use(_table);
            }
            catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
            {
                _table.Dispose();
                _table = null;
                SetAside();
                _table = Open();
                return null;
            }
        }
    }

    private SnapshotTable Open()
    {
        try
        {
            return new SnapshotTable(_migrator.Open(_file));
        }
        catch (Exception cause) when (cause is SqliteDamagedException or SchemaMismatchException)
        {
            SetAside();
            return new SnapshotTable(_migrator.Open(_file));
        }
    }

    private void SetAside()
    {
        File.Move(_file.Path, $"{_file.Path}.damaged-{_time.GetUtcNow():yyyyMMddTHHmmssfff}", overwrite: true);
        File.Delete(_file.Path + "-wal");
        File.Delete(_file.Path + "-shm");
    }
}
