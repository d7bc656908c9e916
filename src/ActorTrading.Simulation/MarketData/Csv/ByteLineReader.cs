using System.Buffers;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>Cuts a byte stream into lines over one pooled buffer. A line is valid until the next is read.</summary>
internal sealed class ByteLineReader(Stream stream) : IDisposable
{
    /// <summary>Bytes of the buffer, which is also the longest line.</summary>
    public const int BufferSize = 1 << 16;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Of the line last read, counted from one.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether the line last read ended with the stream instead of a line feed.</summary>
    public bool IsLastLineOpen { get; private set; }

    /// <summary>Skips empty lines.</summary>
    /// <exception cref="LineTooLongException">A line does not fit the buffer.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (!line.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        stream.Dispose();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        var scanned = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[scanned..].IndexOf((byte)'\n');
            if (length >= 0)
            {
                length += scanned;
                _start += length + 1;
                line = Finish(rest[..length]);
                return true;
            }

            scanned = rest.Length;
            if (!Fill())
            {
                IsLastLineOpen |= !rest.IsEmpty;
                _start = _end;
                line = rest.IsEmpty ? default : Finish(rest);
                return !rest.IsEmpty;
            }
        }
    }

    private ReadOnlySpan<byte> Finish(ReadOnlySpan<byte> line)
    {
        LineNumber++;
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            throw new LineTooLongException();
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }
}
