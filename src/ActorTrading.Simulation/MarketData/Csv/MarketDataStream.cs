namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Opens a data file, unpacking it where its first bytes say gzip, whatever its name says.</summary>
internal static class MarketDataStream
{
    private static ReadOnlySpan<byte> GzipMagic => [0x1f, 0x8b];

    public static Stream Open(string path) =>
        Unpack(
            new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan));

    /// <param name="stream">Can seek and stands at its beginning.</param>
    public static Stream Unpack(Stream stream)
    {
        Span<byte> head = stackalloc byte[GzipMagic.Length];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return head[..read].SequenceEqual(GzipMagic) ? new GzipLengthStream(stream) : stream;
    }
}
