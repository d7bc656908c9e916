using System.IO.Compression;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>
/// Gzip files may be joined end to end, and the trailer then tells the length of the last member only. Members are not
/// listed anywhere, so their beginnings are looked for; this runs only where the lengths disagree.
/// </summary>
internal static class GzipMembers
{
    private const int ChunkBytes = 1 << 16;
    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b, 0x08];

    public static bool LastMemberHasLength(Stream packed, uint length)
    {
        foreach (var start in Enumerable.Reverse(Beginnings(packed)))
        {
            if (start > 0 && UnpackedLength(packed, start) is { } unpacked && (uint)unpacked == length)
            {
                return true;
            }
        }

        return false;
    }

    private static List<long> Beginnings(Stream packed)
    {
        var found = new List<long>();
        var chunk = new byte[ChunkBytes];
        for (var offset = 0L; offset < packed.Length; offset += ChunkBytes - Magic.Length + 1)
        {
            packed.Position = offset;
            var rest = chunk.AsSpan(0, packed.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false));
            for (int at, past = 0; (at = rest[past..].IndexOf(Magic)) >= 0; past += at + 1)
            {
                found.Add(offset + past + at);
            }
        }

        return found;
    }

    private static long? UnpackedLength(Stream packed, long start)
    {
        packed.Position = start;
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var chunk = new byte[ChunkBytes];
        var length = 0L;
        try
        {
            for (int read; (read = unpacked.Read(chunk)) > 0;)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return length;
    }
}
