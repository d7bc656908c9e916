using ActorTrading.Cli.Console;
using Spectre.Console;

namespace ActorTrading.Cli.Output;

/// <summary>Draws tables: with borders for a person, in plain aligned text for a file or another program.</summary>
internal sealed class GridWriter(Terminal terminal)
{
    private const string Gap = "  ";

    public void Write(Grid grid)
    {
        if (terminal.IsOutputInteractive)
        {
            Draw(grid);
        }
        else
        {
            Align(grid);
        }
    }

    private void Draw(Grid grid)
    {
        var table = new Table { Border = TableBorder.Rounded };
        if (grid.Title is { } title)
        {
            table.Title = new TableTitle(Markup.Escape(title));
        }

        foreach (var column in grid.Columns)
        {
            var drawn = new TableColumn(Markup.Escape(column.Header));
            table.AddColumn(column.IsNumber ? drawn.RightAligned().NoWrap() : drawn);
        }

        foreach (var row in grid.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Out),
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }

    private void Align(Grid grid)
    {
        if (grid.Title is { } title)
        {
            terminal.Out.WriteLine(title);
        }

        int[] widths =
        [
            .. grid.Columns.Select(
                (column, i) => grid.Rows.Select(r => r[i].Length).Append(column.Header.Length).Max()),
        ];
        Line(grid, widths, [.. grid.Columns.Select(c => c.Header.ToUpperInvariant())]);
        foreach (var row in grid.Rows)
        {
            Line(grid, widths, row);
        }
    }

    private void Line(Grid grid, int[] widths, IReadOnlyList<string> cells)
    {
        var padded = cells.Select((cell, i) =>
            grid.Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        terminal.Out.WriteLine(string.Join(Gap, padded).TrimEnd());
    }
}
