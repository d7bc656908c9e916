using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorTrading.Actors.Journals;

/// <summary>A SHA-256 value held inline.</summary>
public readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    public const int SizeBytes = 32;

    /// <summary>The value before the first record of a chain.</summary>
    public static Digest Zero => default;

    /// <summary>SHA-256 over <paramref name="data"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> bytes = stackalloc byte[SizeBytes];
        SHA256.HashData(data, bytes);
        return FromBytes(bytes);
    }

    /// <summary>Reads the 32 bytes that <see cref="WriteTo"/> wrote.</summary>
    public static Digest FromBytes(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..SizeBytes]));

    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, A);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], D);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[SizeBytes];
        WriteTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";
}
