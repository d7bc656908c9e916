using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels.Rebuilding;

/// <summary>Compares tables of two files that one connection has open: <c>main</c> and <c>fresh</c>.</summary>
internal static class TableContents
{
    /// <summary>
    /// Bookkeeping of the files themselves, in which the two differ by nature or have been made to agree.
    /// </summary>
    private static readonly string[] NotCompared = ["schema_version", "projection"];

    public static IReadOnlyList<TableComparison> Compare(SqliteConnection connection) =>
    [
        .. connection.Query<string>("SELECT name FROM fresh.sqlite_master WHERE type = 'table' ORDER BY name")
            .Where(name => !NotCompared.Contains(name, StringComparer.Ordinal)
                && !name.StartsWith("sqlite_", StringComparison.Ordinal))
            .ToArray()
            .Select(name => Compare(connection, name)),
    ];

    private static TableComparison Compare(SqliteConnection connection, string table)
    {
        var key = string.Join(
            ", ",
            connection.Query<string>(
                "SELECT name FROM pragma_table_info(@table) WHERE pk > 0 ORDER BY pk", new { table }));
        var (liveRows, liveHash) = Digest(connection, $"SELECT * FROM main.{table} ORDER BY {key}");
        var (freshRows, freshHash) = Digest(connection, $"SELECT * FROM fresh.{table} ORDER BY {key}");
        return new TableComparison
        {
            Table = table,
            LiveRows = liveRows,
            RebuiltRows = freshRows,
            LiveHash = liveHash,
            RebuiltHash = freshHash,
            DifferingKeys = liveHash == freshHash ? [] : DifferingKeys(connection, table, key),
        };
    }

    private static string[] DifferingKeys(SqliteConnection connection, string table, string key) =>
    [
        .. connection.Query(
            $"""
            SELECT {key} FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM fresh.{table})
            UNION
            SELECT {key} FROM (SELECT * FROM fresh.{table} EXCEPT SELECT * FROM main.{table})
            LIMIT {TableComparison.KeysMax}
            """)
            .Cast<IDictionary<string, object>>()
            .Select(row => string.Join('/', row.Values)),
    ];

    private static (long Rows, string Hash) Digest(SqliteConnection connection, string sql)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = connection.ExecuteReader(sql);
        var rows = 0L;
        while (reader.Read())
        {
            rows++;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                Append(hash, reader.GetValue(i));
            }
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Type and length before the value, so that no two rows read alike.
    private static void Append(IncrementalHash hash, object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var bytes = Encoding.UTF8.GetBytes(text);
        var kind = value is long ? 'n' : value is DBNull ? '0' : 't';
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{bytes.Length}:")));
        hash.AppendData(bytes);
    }
}
