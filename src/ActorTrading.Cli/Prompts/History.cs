using ActorTrading.Cli.Access;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Prompts;

/// <summary>The lines that were typed before, kept for the user alone from one prompt to the next.</summary>
internal sealed class History
{
    private const int LinesMax = 1_000;

    private readonly string _path;
    private readonly List<string> _lines;

    public History(Terminal terminal)
    {
        _path = Path.Combine(terminal.ConfigurationFolder, "history");
        _lines = ReadLines(_path);
    }

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line, unless it is the last one again.</summary>
    public void Add(string line)
    {
        if (_lines.Count > 0 && _lines[^1] == line)
        {
            return;
        }

        _lines.Add(line);
        if (_lines.Count > LinesMax)
        {
            _lines.RemoveAt(0);
        }
    }

    /// <summary>Writes it to disk; a prompt that cannot is none the worse.</summary>
    public void Save()
    {
        try
        {
            PrivateFile.Replace(_path, string.Join('\n', _lines) + "\n");
        }
        catch (UsageException)
        {
            _lines.TrimExcess();
        }
    }

    private static List<string> ReadLines(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Where(l => l.Length > 0).TakeLast(LinesMax)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
