using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Files;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Journals.Reading;

/// <summary>One connection that reads, with its statements. Used by one thread at a time.</summary>
internal sealed class JournalReader : IDisposable
{
    private const string Fields = "v.sequence, v.epoch, v.manifest, v.time, v.command, v.payload, v.hash";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _entity;
    private readonly SqliteStatement _manifest;
    private readonly SqliteStatement _read;
    private readonly SqliteStatement _command;
    private readonly SqliteStatement _after;
    private readonly SqliteStatement _heads;
    private readonly SqliteStatement _head;
    private readonly Dictionary<long, EventManifest> _manifests = [];

    public JournalReader(SqliteConnection connection)
    {
        _connection = connection;
        _entity = new(connection, "SELECT id FROM entity WHERE type = ? AND key = ?");
        _manifest = new(connection, "SELECT name, version FROM manifest WHERE id = ?");
        _read = new(
            connection,
            $"SELECT {Fields} FROM event v WHERE v.entity = ? AND v.sequence >= ? ORDER BY v.sequence LIMIT ?");
        _command = new(connection, "SELECT sequence, batch FROM event WHERE entity = ? AND command = ? AND batch > 0");
        _after = new(
            connection,
            $"SELECT {Fields}, v.id, e.type, e.key FROM event v JOIN entity e ON e.id = v.entity "
            + "WHERE v.id > ? AND v.id <= ? ORDER BY v.id LIMIT ?");
        _head = new(
            connection,
            "SELECT sequence, epoch, id, hash FROM event WHERE entity = ? ORDER BY sequence DESC LIMIT 1");
        _heads = new(
            connection,
            "SELECT e.type, e.key, v.sequence, v.epoch, v.id, v.hash FROM entity e JOIN event v ON v.entity = e.id "
            + "AND v.sequence = (SELECT max(sequence) FROM event WHERE entity = e.id) ORDER BY e.type, e.key");
    }

    public List<JournalRecord> Read(EntityId entity, long from, int limit)
    {
        var records = new List<JournalRecord>();
        if (Row(entity) is { } row)
        {
            _read.Bind(1, row).Bind(2, from).Bind(3, limit);
            while (_read.Step())
            {
                records.Add(Record(_read, entity));
            }
        }

        return records;
    }

    public CommandTrace? FindCommand(EntityId entity, string command)
    {
        if (Row(entity) is not { } row || !_command.Bind(1, row).Bind(2, command).Step())
        {
            return null;
        }

        var first = _command.Long(0);
        var trace = new CommandTrace(first, first + _command.Long(1) - 1);
        _command.Reset();
        return trace;
    }

    public List<OffsetRecord> ReadAfter(long offset, long last, int limit)
    {
        var records = new List<OffsetRecord>();
        _after.Bind(1, offset).Bind(2, last).Bind(3, limit);
        while (_after.Step())
        {
            var entity = new EntityId(_after.Text(8), _after.Text(9));
            records.Add(new OffsetRecord(_after.Long(7), Record(_after, entity)));
        }

        return records;
    }

    /// <summary>By type and key; entities without records are left out.</summary>
    public List<JournalHead> Heads()
    {
        var heads = new List<JournalHead>();
        while (_heads.Step())
        {
            heads.Add(new JournalHead(
                new EntityId(_heads.Text(0), _heads.Text(1)),
                _heads.Long(2),
                _heads.Long(3),
                _heads.Long(4),
                Digest.FromBytes(_heads.Blob(5))));
        }

        return heads;
    }

    /// <summary>Null where it has no records.</summary>
    public JournalHead? HeadOf(EntityId entity)
    {
        if (Row(entity) is not { } row || !_head.Bind(1, row).Step())
        {
            return null;
        }

        var head = new JournalHead(
            entity, _head.Long(0), _head.Long(1), _head.Long(2), Digest.FromBytes(_head.Blob(3)));
        _head.Reset();
        return head;
    }

    public List<AcceptedLoss> Losses() => AcceptedLosses.Read(_connection);

    /// <summary>Copies the whole database at one instant, without a write-ahead log beside it.</summary>
    public void CopyTo(string path)
    {
        var target = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        using (var copy = new SqliteConnection(target.ToString()))
        {
            copy.Open();
            _connection.BackupDatabase(copy);
            copy.Run("PRAGMA journal_mode = DELETE");
        }

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        DiskSync.Sync(handle);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _entity, _manifest, _read, _command, _after, _heads, _head })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private long? Row(EntityId entity)
    {
        if (!_entity.Bind(1, entity.Type).Bind(2, entity.Key).Step())
        {
            return null;
        }

        var row = _entity.Long(0);
        _entity.Reset();
        return row;
    }

    private JournalRecord Record(SqliteStatement row, EntityId entity) => new()
    {
        Entity = entity,
        Sequence = row.Long(0),
        Epoch = row.Long(1),
        Manifest = Manifest(row.Long(2)),
        Time = new DateTimeOffset(row.Long(3), TimeSpan.Zero),
        CommandId = row.TextOrNull(4),
        Payload = row.Blob(5).ToArray(),
        Hash = Digest.FromBytes(row.Blob(6)),
    };

    private EventManifest Manifest(long row)
    {
        if (!_manifests.TryGetValue(row, out var manifest))
        {
            _manifest.Bind(1, row).Step();
            manifest = new EventManifest(_manifest.Text(0), (int)_manifest.Long(1));
            _manifest.Reset();
            _manifests.Add(row, manifest);
        }

        return manifest;
    }
}
