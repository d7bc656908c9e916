using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Prompts;

/// <summary>The line being typed, on a terminal. A long one shows the part around the cursor.</summary>
internal sealed class LineView(string prompt, Terminal terminal)
{
    private const string ToEndOfLine = "\u001b[K";

    public void Show(LineText line)
    {
        var room = Math.Max(1, terminal.Width - prompt.Length - 1);
        var start = Math.Max(0, line.Cursor - room + 1);
        var shown = line.Text.Substring(start, Math.Min(room, line.Text.Length - start));
        terminal.Out.Write($"\r{prompt}{shown}{ToEndOfLine}\r\u001b[{prompt.Length + line.Cursor - start}C");
        terminal.Out.Flush();
    }

    /// <summary>Lists what could come, below; the line is shown again after it.</summary>
    public void Offer(IReadOnlyList<string> words)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Join("  ", words));
    }

    public void End() => terminal.Out.WriteLine();
}
