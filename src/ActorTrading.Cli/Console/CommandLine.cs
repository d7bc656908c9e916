using System.CommandLine;
using ActorTrading.Cli.Output;
using ActorTrading.Cli.Prompts;

namespace ActorTrading.Cli.Console;

/// <summary>The program as a function of its arguments.</summary>
public static class CommandLine
{
    private const string Help = "'help' lists what there is.";

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal) =>
        Guarded(
            terminal,
            () => Run(args, terminal, new GlobalSettings(), settings => new Prompt(terminal, settings).Run()));

    /// <summary>Runs a line of a prompt; what is wrong with it is said and ends nothing.</summary>
    internal static int RunLine(IReadOnlyList<string> args, Terminal terminal, GlobalSettings defaults) =>
        Guarded(terminal, () => Run(args, terminal, defaults, _ => throw new UsageException("Name a palette.", Help)));

    /// <param name="withoutPalette">What is done where none is named.</param>
    private static int Run(
        IReadOnlyList<string> args,
        Terminal terminal,
        GlobalSettings defaults,
        Func<GlobalSettings, int> withoutPalette)
    {
        var tree = new CommandTree(terminal, defaults);
        tree.Root.SetAction(parse => withoutPalette(tree.Settings(parse)));
        var parse = tree.Root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            return Complain(parse, terminal);
        }

        return parse.Invoke(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static int Complain(ParseResult parse, Terminal terminal)
    {
        foreach (var message in parse.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
        {
            terminal.Error.WriteLine($"error: {message}");
        }

        terminal.Error.WriteLine($"'{Names(parse.CommandResult)} --help' lists what there is.");
        return ExitCodes.Refused;
    }

    private static string Names(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{Names(parent)} {result.Command.Name}"
            : result.Command.Name;

    private static int Guarded(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (UsageException exception)
        {
            return OutcomeReport.Tell(exception, terminal);
        }
#pragma warning disable CA1031 // The last frame: whatever gets here is a defect, and is told as one.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine("This is a defect of atc, not of your input. Please report it with these lines:");
            terminal.Error.WriteLine(exception);
            return ExitCodes.Defect;
        }
    }
}
