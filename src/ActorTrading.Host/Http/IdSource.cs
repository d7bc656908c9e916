using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorTrading.Host.Http;

/// <summary>Where ids and secrets come from: a clock and a generator of random numbers that are handed in.</summary>
public sealed class IdSource(TimeProvider time, RandomNumberGenerator random)
{
    private const int GuidBytes = 16;

    /// <summary>A UUID of version 7: the time in milliseconds, then random bits.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        random.GetBytes(bytes);
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.GetUtcNow().ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        return Marked(bytes, version: 7);
    }

    /// <summary>A UUID of version 8 that is the same for the same facts.</summary>
    public static Guid DerivedId(ReadOnlySpan<byte> facts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(facts, hash);
        return Marked(hash[..GuidBytes], version: 8);
    }

    public string Hex(int bytes)
    {
        Span<byte> drawn = stackalloc byte[bytes];
        random.GetBytes(drawn);
        return Convert.ToHexStringLower(drawn);
    }

    private static Guid Marked(Span<byte> bytes, int version)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
