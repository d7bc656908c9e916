using System.Text;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>A text as the JSON reader sees it, in UTF-8, and as a person does, in lines and columns.</summary>
internal sealed class SourceText(string text)
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Line and column, both from one, the column in characters.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var before = _bytes.AsSpan(0, Math.Min(offset, _bytes.Length));
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The offset of a byte of a line, both counted from zero as the JSON reader counts them.</summary>
    public int OffsetOf(long line, long byteInLine)
    {
        var offset = 0;
        for (var i = 0L; i < line; i++)
        {
            offset += _bytes.AsSpan(offset).IndexOf((byte)'\n') + 1;
        }

        return offset + (int)byteInLine;
    }
}
