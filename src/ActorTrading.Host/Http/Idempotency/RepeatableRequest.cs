using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Access;

namespace ActorTrading.Host.Http.Idempotency;

/// <summary>A request with an Idempotency-Key.</summary>
/// <param name="Key">Under which its answer is kept: a hash of token, route and key.</param>
/// <param name="BodyHash">Which body the key belongs to.</param>
internal sealed record RepeatableRequest(string Key, string BodyHash)
{
    public const string Header = "Idempotency-Key";

    public const int KeyLengthMax = 255;

    /// <summary>
    /// What ids and commands are derived from. The body is part of it, so that a key which is used again for something
    /// else after it was forgotten cannot pass for the first request.
    /// </summary>
    public string Hash { get; } = HashOf($"{Key}\n{BodyHash}");

    public static bool IsWellFormed(string key) =>
        key.Length is > 0 and <= KeyLengthMax && key.All(c => c is >= '!' and <= '~');

    public static RepeatableRequest Of(TokenId token, string route, string key, ReadOnlySpan<byte> body) =>
        new(HashOf($"{token}\n{route}\n{key}"), Convert.ToHexStringLower(SHA256.HashData(body)));

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
