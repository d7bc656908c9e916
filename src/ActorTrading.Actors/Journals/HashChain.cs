using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// Links the records of an entity: each hash is SHA-256 over the previous hash and every field of the record, with
/// integers big-endian and texts (UTF-8) and payload preceded by their length in bytes. A missing command id has
/// length -1.
/// </summary>
public static class HashChain
{
    private const int FixedBytes = Digest.SizeBytes + (3 * sizeof(long)) + (6 * sizeof(int));
    private const int StackBytesMax = 1_024;

    /// <summary>
    /// The hash that <paramref name="record"/> has after <paramref name="previous"/>; ignores its own.
    /// </summary>
    public static Digest Next(in Digest previous, JournalRecord record)
    {
        var size = FixedBytes + record.Payload.Length + Encoding.UTF8.GetMaxByteCount(
            record.Entity.Type.Length + record.Entity.Key.Length + record.Manifest.Name.Length
            + (record.CommandId?.Length ?? 0));
        var rented = size > StackBytesMax ? ArrayPool<byte>.Shared.Rent(size) : null;
        try
        {
            var buffer = rented ?? stackalloc byte[StackBytesMax];
            return Digest.Of(buffer[..Write(buffer, previous, record)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static int Write(Span<byte> buffer, in Digest previous, JournalRecord record)
    {
        previous.WriteTo(buffer);
        var at = Digest.SizeBytes;
        WriteLong(buffer, ref at, record.Sequence);
        WriteLong(buffer, ref at, record.Epoch);
        WriteLong(buffer, ref at, record.Time.UtcTicks);
        WriteInt(buffer, ref at, record.Manifest.Version);
        WriteText(buffer, ref at, record.Entity.Type);
        WriteText(buffer, ref at, record.Entity.Key);
        WriteText(buffer, ref at, record.Manifest.Name);
        WriteText(buffer, ref at, record.CommandId);
        WriteInt(buffer, ref at, record.Payload.Length);
        record.Payload.Span.CopyTo(buffer[at..]);
        return at + record.Payload.Length;
    }

    private static void WriteText(Span<byte> buffer, ref int at, string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, buffer[(at + sizeof(int))..]);
        WriteInt(buffer, ref at, length);
        at += Math.Max(0, length);
    }

    private static void WriteInt(Span<byte> buffer, ref int at, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], value);
        at += sizeof(int);
    }

    private static void WriteLong(Span<byte> buffer, ref int at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer[at..], value);
        at += sizeof(long);
    }
}
