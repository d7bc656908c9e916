using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Heads;

/// <summary>
/// A mark as bytes, little-endian: size of the frame (2), sign (1), kind (1), sequence (8), offset (8), hash (32),
/// length of the type (2), type, key, CRC-32C over all before it (4). Each frame stands for itself, so that what
/// follows a damaged one can still be read.
/// </summary>
internal static class HeadFrame
{
    public const int SizeMin = HeaderBytes + CrcBytes;
    public const int SizeMax = ushort.MaxValue;

    private const int HeaderBytes = 54;
    private const int CrcBytes = 4;
    private const byte Sign = 0xA7;
    private const byte Known = 1;
    private const byte Suspect = 2;

    /// <summary>Bytes that a frame of the entity may need.</summary>
    public static int SizeOf(EntityId entity) =>
        SizeMin + Encoding.UTF8.GetMaxByteCount(entity.Type.Length + entity.Key.Length);

    /// <summary>Writes the mark and says how many bytes that took.</summary>
    public static int Write(Span<byte> frame, in HeadMark mark)
    {
        frame[2] = Sign;
        frame[3] = mark.IsSuspect ? Suspect : Known;
        BinaryPrimitives.WriteInt64LittleEndian(frame[4..], mark.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame[12..], mark.Offset);
        mark.Hash.WriteTo(frame[20..]);
        var type = Encoding.UTF8.GetBytes(mark.Entity.Type, frame[HeaderBytes..]);
        BinaryPrimitives.WriteUInt16LittleEndian(frame[52..], checked((ushort)type));
        var key = Encoding.UTF8.GetBytes(mark.Entity.Key, frame[(HeaderBytes + type)..]);
        var size = SizeMin + type + key;
        BinaryPrimitives.WriteUInt16LittleEndian(frame, checked((ushort)size));
        BinaryPrimitives.WriteUInt32LittleEndian(frame[(size - CrcBytes)..], Crc(frame[..(size - CrcBytes)]));
        return size;
    }

    /// <summary>The mark at the start of the bytes, or null when there is none, whole and sound.</summary>
    public static HeadMark? Read(ReadOnlySpan<byte> bytes, out int size)
    {
        size = bytes.Length < SizeMin ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (size < SizeMin || size > bytes.Length || bytes[2] != Sign
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(size - CrcBytes)..]) != Crc(bytes[..(size - CrcBytes)]))
        {
            return null;
        }

        var names = bytes[HeaderBytes..(size - CrcBytes)];
        var type = BinaryPrimitives.ReadUInt16LittleEndian(bytes[52..]);
        return new HeadMark(
            new EntityId(Encoding.UTF8.GetString(names[..type]), Encoding.UTF8.GetString(names[type..])),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]),
            Digest.FromBytes(bytes[20..]),
            bytes[3] == Suspect);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
        {
            crc = BitOperations.Crc32C(crc, single);
        }

        return ~crc;
    }
}
