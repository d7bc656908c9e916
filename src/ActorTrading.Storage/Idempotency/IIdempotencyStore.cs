namespace ActorTrading.Storage.Idempotency;

/// <summary>
/// First answers to requests that may be repeated. Safe for use from many threads; what a call has acknowledged
/// survives the process.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// Ties a key to the body of its request until <paramref name="expires"/>. Where the key is tied already, gives
    /// what is there and changes nothing.
    /// </summary>
    ValueTask<KeptRequest?> Bind(string key, string bodyHash, DateTimeOffset now, DateTimeOffset expires);

    /// <summary>Keeps the answer to be repeated. The key is bound.</summary>
    ValueTask Answer(string key, KeptAnswer answer);

    /// <summary>Unties the key: nothing was done, and the next request may differ.</summary>
    ValueTask Release(string key);
}

/// <param name="Answer">Null while the first request has not been answered for good.</param>
public sealed record KeptRequest(string BodyHash, KeptAnswer? Answer);

/// <param name="Headers">Names and values, in the answer's order.</param>
public sealed record KeptAnswer(
    int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
