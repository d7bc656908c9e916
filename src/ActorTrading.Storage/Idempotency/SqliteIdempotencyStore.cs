using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Idempotency;

/// <summary>
/// Keeps first answers in a table of <c>node.db</c>. An answer that a power loss takes is no harm: the repeat runs
/// again, and its command id is in the journal.
/// </summary>
public sealed class SqliteIdempotencyStore : IIdempotencyStore, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _bind;
    private readonly SqliteStatement _answer;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _forget;

    public SqliteIdempotencyStore(string path, TimeProvider time)
    {
        _connection = new SqliteMigrator(Schema, time).Open(
            new SqliteFile(path) { Durability = SqliteDurability.Normal });
        _find = new(_connection, "SELECT body_hash, status, headers, body FROM idempotency_keys WHERE key = ?1");
        _bind = new(_connection, "INSERT INTO idempotency_keys (key, body_hash, expires_at) VALUES (?1, ?2, ?3)");
        _answer = new(
            _connection, "UPDATE idempotency_keys SET status = ?2, headers = ?3, body = ?4 WHERE key = ?1");
        _release = new(_connection, "DELETE FROM idempotency_keys WHERE key = ?1");
        _forget = new(_connection, "DELETE FROM idempotency_keys WHERE expires_at <= ?1");
    }

    public static SqliteSchema Schema { get; } =
        SqliteSchema.Embedded("idempotency keys", "Idempotency/Migrations");

    public ValueTask<KeptRequest?> Bind(string key, string bodyHash, DateTimeOffset now, DateTimeOffset expires)
    {
        lock (_gate)
        {
            _forget.Bind(1, now.ToUnixTimeMilliseconds()).Run();
            if (Find(key) is { } kept)
            {
                return ValueTask.FromResult<KeptRequest?>(kept);
            }

            _bind.Bind(1, key).Bind(2, bodyHash).Bind(3, expires.ToUnixTimeMilliseconds()).Run();
            return ValueTask.FromResult<KeptRequest?>(null);
        }
    }

    public ValueTask Answer(string key, KeptAnswer answer)
    {
        lock (_gate)
        {
            _answer.Bind(1, key).Bind(2, answer.Status).Bind(3, TextOf(answer.Headers)).Bind(4, answer.Body.Span).Run();
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask Release(string key)
    {
        lock (_gate)
        {
            _release.Bind(1, key).Run();
            return ValueTask.CompletedTask;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var statement in new[] { _find, _bind, _answer, _release, _forget })
            {
                statement.Dispose();
            }

            _connection.Dispose();
        }
    }

    private KeptRequest? Find(string key)
    {
        if (!_find.Bind(1, key).Step())
        {
            return null;
        }

        var answer = _find.IsNull(1)
            ? null
            : new KeptAnswer((int)_find.Long(1), HeadersOf(_find.Text(2)), _find.Blob(3).ToArray());
        var kept = new KeptRequest(_find.Text(0), answer);
        _find.Reset();
        return kept;
    }

    /// <summary>As in HTTP: names hold no colon, and neither names nor values a line break.</summary>
    private static string TextOf(IEnumerable<KeyValuePair<string, string>> headers) =>
        string.Join('\n', headers.Select(h => $"{h.Key}: {h.Value}"));

    private static KeyValuePair<string, string>[] HeadersOf(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let colon = line.IndexOf(": ", StringComparison.Ordinal)
           select KeyValuePair.Create(line[..colon], line[(colon + 2)..]),
    ];
}
