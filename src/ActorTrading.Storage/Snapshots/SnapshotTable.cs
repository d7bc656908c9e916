using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Snapshots;

/// <summary>The connection to the file of snapshots, with its statements. Used by one thread at a time.</summary>
internal sealed class SnapshotTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _save = new(
        connection,
        "INSERT INTO snapshot (type, key, sequence, version, chain_hash, state_hash, state) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (type, key) DO UPDATE SET sequence = excluded.sequence, "
        + "version = excluded.version, chain_hash = excluded.chain_hash, state_hash = excluded.state_hash, "
        + "state = excluded.state WHERE excluded.sequence >= sequence");

    private readonly SqliteStatement _load = new(
        connection,
        "SELECT sequence, version, chain_hash, state_hash, state FROM snapshot WHERE type = ? AND key = ?");

    private readonly SqliteStatement _remove = new(connection, "DELETE FROM snapshot WHERE type = ? AND key = ?");

    public void Save(Snapshot snapshot)
    {
        Span<byte> chain = stackalloc byte[Digest.SizeBytes];
        Span<byte> state = stackalloc byte[Digest.SizeBytes];
        snapshot.ChainHash.WriteTo(chain);
        snapshot.StateHash.WriteTo(state);
        _save
            .Bind(1, snapshot.Entity.Type)
            .Bind(2, snapshot.Entity.Key)
            .Bind(3, snapshot.Sequence)
            .Bind(4, snapshot.Version)
            .Bind(5, chain)
            .Bind(6, state)
            .Bind(7, snapshot.State.Span)
            .Run();
    }

    public Snapshot? Load(EntityId entity)
    {
        if (!_load.Bind(1, entity.Type).Bind(2, entity.Key).Step())
        {
            return null;
        }

        var snapshot = new Snapshot
        {
            Entity = entity,
            Sequence = _load.Long(0),
            Version = (int)_load.Long(1),
            ChainHash = Digest.FromBytes(_load.Blob(2)),
            StateHash = Digest.FromBytes(_load.Blob(3)),
            State = _load.Blob(4).ToArray(),
        };
        _load.Reset();
        return snapshot;
    }

    public void Remove(EntityId entity) => _remove.Bind(1, entity.Type).Bind(2, entity.Key).Run();

    public void Dispose()
    {
        _save.Dispose();
        _remove.Dispose();
        _load.Dispose();
        connection.Dispose();
    }
}
