using System.CommandLine.Parsing;
using ActorTrading.Cli.Completion;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Prompts;

/// <summary>One command line after the other: typed by a person, or piped in as a script.</summary>
internal sealed class Prompt(Terminal terminal, GlobalSettings defaults)
{
    private const string Text = "atc> ";

    private static readonly HashSet<string> Leaving = new(StringComparer.Ordinal) { "exit", "quit" };

    /// <returns>
    /// For a person, that it went well; for a script, what its first command answered that did not, which ends it.
    /// </returns>
    public int Run() => terminal.Keyboard is { } keyboard ? Typed(keyboard) : Piped();

    private int Typed(IKeyboard keyboard)
    {
        terminal.Out.WriteLine("Tab completes, 'help' lists the palettes, 'exit' leaves.");
        var history = new History(terminal);
        var root = new CommandTree(terminal, defaults).Root;
        var editor = new LineEditor(
            keyboard, new LineView(Text, terminal), history, (line, at) => Completions.At(root, line, at));
        while (editor.Read() is { } line && !Leaving.Contains(line.Trim()))
        {
            if (line.Trim().Length > 0)
            {
                history.Add(line.Trim());
                Execute(line);
            }
        }

        history.Save();
        return ExitCodes.Ok;
    }

    private int Piped()
    {
        while (terminal.In.ReadLine() is { } line)
        {
            if (Leaving.Contains(line.Trim()))
            {
                break;
            }

            if (line.Trim() is not ("" or ['#', ..]) && Execute(line) is var code and not ExitCodes.Ok)
            {
                return code;
            }
        }

        return ExitCodes.Ok;
    }

    private int Execute(string line)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(line)];
        return CommandLine.RunLine(words is ["help", .. var of] ? [.. of, "--help"] : words, terminal, defaults);
    }
}
