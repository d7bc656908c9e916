using System.Buffers.Binary;
using System.IO.Compression;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>
/// Unpacks gzip and notices a file that was cut off, which <see cref="GZipStream"/> passes over in silence: at the end
/// the unpacked length must be the one in the trailer (RFC 1952, ISIZE, modulo 2^32).
/// </summary>
internal sealed class GzipLengthStream : Stream
{
    private const int TrailerBytes = 4;
    private readonly Stream _packed;
    private readonly GZipStream _unpacked;
    private long _length;

    /// <param name="packed">Can seek and stands at its beginning; disposed of with this.</param>
    public GzipLengthStream(Stream packed)
    {
        _packed = packed;
        _unpacked = new(packed, CompressionMode.Decompress, leaveOpen: true);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <exception cref="EndOfStreamException">The packed stream ends too early.</exception>
    /// <exception cref="InvalidDataException">The packed stream is damaged.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _unpacked.Read(buffer, offset, count);
        _length += read;
        if (read == 0 && count > 0 && !IsComplete())
        {
            throw new EndOfStreamException("The gzip stream ends before its trailer.");
        }

        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsComplete()
    {
        var trailer = ReadTrailer();
        return trailer == (uint)_length || GzipMembers.LastMemberHasLength(_packed, trailer);
    }

    private uint ReadTrailer()
    {
        Span<byte> bytes = stackalloc byte[TrailerBytes];
        if (_packed.Length < TrailerBytes)
        {
            return uint.MaxValue;
        }

        _packed.Position = _packed.Length - TrailerBytes;
        _packed.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
