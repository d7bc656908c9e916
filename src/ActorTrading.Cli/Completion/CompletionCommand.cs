using System.CommandLine;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Completion;

/// <summary>Completion for shells: the script that a shell loads, and the command that the script calls.</summary>
internal static class CompletionCommand
{
    public static Command CreateScripts(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "For which shell." };
        shell.AcceptOnlyFromAmong([.. ShellScripts.ByShell.Keys]);
        var command = new Command("completion", "Print the script that lets a shell complete atc.") { shell };
        command.SetAction(parse => terminal.Out.Write(ShellScripts.ByShell[parse.GetRequiredValue(shell)]));
        return command;
    }

    public static Command CreateSource(Terminal terminal, Command root)
    {
        var position = new Argument<int>("position") { Description = "Of the cursor in the line." };
        var line = new Argument<string>("line") { Description = "The whole line, the program's name included." };
        var command = new Command(ShellScripts.Source, "Answer to a shell what could stand at the cursor.")
        {
            position, line,
        };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            var text = parse.GetRequiredValue(line);
            var start = text.IndexOf(' ') + 1;
            foreach (var label in Completions.At(root, text[start..], parse.GetRequiredValue(position) - start))
            {
                terminal.Out.WriteLine(label);
            }
        });
        return command;
    }
}
