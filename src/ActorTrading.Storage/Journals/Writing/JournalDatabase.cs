using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>The connection that writes events, with its statements. Used by one thread at a time.</summary>
internal sealed class JournalDatabase : IDisposable
{
    // A checkpoint writes each changed page once, however often it changed: the fewer, the cheaper.
    private const int CheckpointPages = 4_000;
    private const int CacheKilobytes = 32_768;

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _findEntity;
    private readonly SqliteStatement _addEntity;
    private readonly SqliteStatement _addManifest;
    private readonly SqliteStatement _last;
    private readonly SqliteStatement _findCommand;
    private readonly SqliteStatement _insert;
    private readonly Dictionary<EventManifest, long> _manifests = [];

    public JournalDatabase(SqliteConnection connection)
    {
        Connection = connection;
        connection.Run($"PRAGMA wal_autocheckpoint = {CheckpointPages}; PRAGMA cache_size = -{CacheKilobytes}");
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _findEntity = new(connection, "SELECT id FROM entity WHERE type = ? AND key = ?");
        _addEntity = new(connection, "INSERT INTO entity (type, key) VALUES (?, ?) RETURNING id");
        _addManifest = new(connection, "INSERT INTO manifest (name, version) VALUES (?, ?) RETURNING id");
        _last = new(
            connection,
            "SELECT sequence, epoch, hash, id FROM event WHERE entity = ? AND sequence <= ? "
            + "ORDER BY sequence DESC LIMIT 1");
        _findCommand = new(connection, "SELECT 1 FROM event WHERE entity = ? AND command = ? AND batch > 0");
        _insert = new(
            connection,
            "INSERT INTO event (id, entity, sequence, epoch, manifest, time, batch, command, payload, hash) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        ReadManifests();
    }

    public SqliteConnection Connection { get; }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public long OffsetMax() => long.Parse(Connection.ReadText("SELECT coalesce(max(id), 0) FROM event")!);

    /// <summary>Where the entity ends, up to a sequence; null when it has no record up to there.</summary>
    public HeadSlot? Load(EntityId entity, long upTo = long.MaxValue)
    {
        if (!_findEntity.Bind(1, entity.Type).Bind(2, entity.Key).Step())
        {
            return null;
        }

        var row = _findEntity.Long(0);
        _findEntity.Reset();
        if (!_last.Bind(1, row).Bind(2, upTo).Step())
        {
            return new HeadSlot(row);
        }

        var slot = new HeadSlot(row)
        {
            Sequence = _last.Long(0),
            Epoch = _last.Long(1),
            Hash = Digest.FromBytes(_last.Blob(2)),
            Offset = _last.Long(3),
        };
        _last.Reset();
        return slot;
    }

    public HeadSlot Add(EntityId entity)
    {
        _addEntity.Bind(1, entity.Type).Bind(2, entity.Key).Step();
        var slot = new HeadSlot(_addEntity.Long(0));
        _addEntity.Run();
        return slot;
    }

    public bool HasCommand(long entityRow, string command)
    {
        var found = _findCommand.Bind(1, entityRow).Bind(2, command).Step();
        _findCommand.Reset();
        return found;
    }

    /// <param name="offset">Of the record.</param>
    /// <param name="entityRow">Of the record's entity.</param>
    /// <param name="record">Goes in as it is.</param>
    /// <param name="batch">How many records the batch has that starts with this one; 0 for those that follow.</param>
    public void Insert(long offset, long entityRow, JournalRecord record, int batch)
    {
        Span<byte> hash = stackalloc byte[Digest.SizeBytes];
        record.Hash.WriteTo(hash);
        _insert
            .Bind(1, offset)
            .Bind(2, entityRow)
            .Bind(3, record.Sequence)
            .Bind(4, record.Epoch)
            .Bind(5, ManifestRow(record.Manifest))
            .Bind(6, record.Time.UtcTicks)
            .Bind(7, batch)
            .Bind(8, record.CommandId)
            .Bind(9, record.Payload.Span)
            .Bind(10, hash)
            .Step();
    }

    public void Dispose()
    {
        foreach (var statement in
            new[] { _begin, _commit, _findEntity, _addEntity, _addManifest, _last, _findCommand, _insert })
        {
            statement.Dispose();
        }

        Connection.Dispose();
    }

    private long ManifestRow(EventManifest manifest)
    {
        if (!_manifests.TryGetValue(manifest, out var row))
        {
            _addManifest.Bind(1, manifest.Name).Bind(2, manifest.Version).Step();
            row = _addManifest.Long(0);
            _addManifest.Run();
            _manifests.Add(manifest, row);
        }

        return row;
    }

    private void ReadManifests()
    {
        using var all = new SqliteStatement(Connection, "SELECT id, name, version FROM manifest");
        while (all.Step())
        {
            _manifests.Add(new EventManifest(all.Text(1), (int)all.Long(2)), all.Long(0));
        }
    }
}
