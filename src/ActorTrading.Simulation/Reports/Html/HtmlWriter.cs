using System.Globalization;
using System.Text;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>
/// Writes elements that always close, and escapes every text and attribute. What comes out parses as XML too, which
/// is how the tests know that it is well-formed.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private const int TextLengthMax = 300;
    private const char Replacement = '\uFFFD';
    private static readonly HashSet<string> InlineTags = ["a", "code", "span"];
    private readonly Stack<string> _open = new();

    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        output.Write('>');
        _open.Push(tag);
        return this;
    }

    public HtmlWriter Close()
    {
        WriteEnd(_open.Pop());
        return this;
    }

    /// <summary>An element without content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        output.Write("/>\n");
        return this;
    }

    /// <summary>An element that holds only text.</summary>
    public HtmlWriter Leaf(string tag, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        output.Write('>');
        Text(text);
        WriteEnd(tag);
        return this;
    }

    /// <summary>Text that may come from anybody, cut where nobody would read on.</summary>
    public HtmlWriter Text(string? text)
    {
        WriteEscaped(text is { Length: > TextLengthMax } ? string.Concat(text.AsSpan(0, TextLengthMax), "…") : text);
        return this;
    }

    /// <summary>Text of the program itself, already safe: the style sheet, the script, path data.</summary>
    public HtmlWriter Raw(string text)
    {
        output.Write(text);
        return this;
    }

    /// <summary>A coordinate: two digits after the point are finer than any screen.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string PercentOfWidth(double fraction) =>
        (fraction * 100d).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private void WriteTag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                output.Write(' ');
                output.Write(name);
                output.Write("=\"");
                WriteEscaped(value);
                output.Write('"');
            }
        }
    }

    // A line break after an inline element would show as a space before the comma that follows.
    private void WriteEnd(string tag)
    {
        output.Write("</");
        output.Write(tag);
        output.Write(InlineTags.Contains(tag) ? ">" : ">\n");
    }

    private void WriteEscaped(string? text)
    {
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    output.Write("&amp;");
                    break;
                case '<':
                    output.Write("&lt;");
                    break;
                case '>':
                    output.Write("&gt;");
                    break;
                case '"':
                    output.Write("&quot;");
                    break;
                case '\'':
                    output.Write("&#39;");
                    break;
                default:
                    WriteRune(rune);
                    break;
            }
        }
    }

    private void WriteRune(Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        var isNotXml = (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n')) || rune.Value is 0xFFFE or 0xFFFF;
        if (isNotXml)
        {
            output.Write(Replacement);
            return;
        }

        output.Write(characters[..rune.EncodeToUtf16(characters)]);
    }
}
