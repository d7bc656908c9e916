using System.Text.Json;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Output;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Following;

/// <summary>Shows events one line each.</summary>
internal sealed class EventWriter(GlobalSettings settings, Terminal terminal)
{
    private readonly CellText _cells = new(settings, terminal);

    public void Write(JsonElement message)
    {
        terminal.Out.WriteLine(settings.IsJson ? JsonText.Of(message, isIndented: false) : Cut(LineOf(message)));
        terminal.Out.Flush();
    }

    /// <summary>To what fits on a person's line: the data may be long, and JSON has all of it.</summary>
    private string Cut(string line) => terminal.IsOutputInteractive && line.Length > terminal.Width
        ? line[..(terminal.Width - 1)] + "…"
        : line;

    private string LineOf(JsonElement message) => string.Join("  ", new[]
    {
        _cells.Of(Json.At(message, "at")),
        _cells.Of(Json.At(message, "cursor")),
        _cells.Of(Json.At(message, "entity")),
        _cells.Of(Json.At(message, "event")),
        _cells.Of(Json.At(message, "data")),
    }.Where(cell => cell.Length > 0));
}
