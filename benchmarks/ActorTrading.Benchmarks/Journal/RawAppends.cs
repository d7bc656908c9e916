using System.Diagnostics;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Benchmarks.Journal;

/// <summary>
/// The least that could be done: prepared inserts of the same rows into the same table with the same indexes and
/// durability, so many to a transaction, on one thread that asks nothing and tells nobody.
/// </summary>
internal static class RawAppends
{
    private const string Insert =
        "INSERT INTO event (id, entity, sequence, epoch, manifest, time, batch, command, payload, hash) "
        + "VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)";

    public static Reading Run(string folder, JournalBatch[][] batches, double groupSize)
    {
        var file = new JournalFiles(folder).AsSqlite();
        using var connection = new SqliteMigrator(JournalFiles.Schema, TimeProvider.System).Open(file);
        connection.Run("PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768");
        connection.Run("INSERT INTO manifest VALUES (1, 'counter.incremented', 1)");
        for (var entity = 0; entity < batches.Length; entity++)
        {
            connection.Run($"INSERT INTO entity VALUES ({entity + 1}, 'counter', 'entity-{entity}')");
        }

        using var begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        using var commit = new SqliteStatement(connection, "COMMIT");
        using var insert = new SqliteStatement(connection, Insert);
        var (offset, owed, groups) = (0L, 0.0, 0);
        var watch = Stopwatch.StartNew();
        foreach (var (record, entity) in InTurn(batches))
        {
            if (owed <= 0)
            {
                begin.Run();
                owed += groupSize;
                groups++;
            }

            Bind(insert, ++offset, entity, record);
            if (--owed <= 0)
            {
                commit.Run();
            }
        }

        if (owed > 0)
        {
            commit.Run();
        }

        return new Reading(offset / watch.Elapsed.TotalSeconds, (double)offset / groups);
    }

    private static IEnumerable<(JournalRecord Record, long Entity)> InTurn(JournalBatch[][] batches)
    {
        for (var round = 0; round < batches[0].Length; round++)
        {
            for (var entity = 0; entity < batches.Length; entity++)
            {
                yield return (batches[entity][round].Records[0], entity + 1);
            }
        }
    }

    private static void Bind(SqliteStatement insert, long offset, long entity, JournalRecord record)
    {
        Span<byte> hash = stackalloc byte[Digest.SizeBytes];
        record.Hash.WriteTo(hash);
        insert.Bind(1, offset).Bind(2, entity).Bind(3, record.Sequence).Bind(4, record.Epoch)
            .Bind(5, record.Time.UtcTicks).Bind(6, 1).Bind(7, record.CommandId).Bind(8, record.Payload.Span)
            .Bind(9, hash).Run();
    }
}
