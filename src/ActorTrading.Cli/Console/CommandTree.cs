using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ActorTrading.Cli.Addresses;
using ActorTrading.Cli.Completion;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Running;

namespace ActorTrading.Cli.Console;

/// <summary>All commands there are: one for each row of the palettes, and those about the program itself.</summary>
internal sealed class CommandTree
{
    private const string Summary =
        "atc steers an ActorTrading node over HTTP. Without a palette it shows a prompt.\n\n"
        + "The token comes from --token-file, else from the file that ATC_TOKEN_FILE names, else from the node's data "
        + "folder.\n"
        + "Exit codes: 0 done, 2 refused, 3 unknown (it may have been done), 4 unreachable, 1 a defect of atc, "
        + "130 interrupted.";

    private readonly GlobalOptions _globals = new();
    private readonly Terminal _terminal;
    private readonly GlobalSettings _defaults;

    /// <param name="defaults">What holds where a command says nothing else.</param>
    public CommandTree(Terminal terminal, GlobalSettings defaults)
    {
        (_terminal, _defaults) = (terminal, defaults);
        Root.Options.Add(new HelpOption("--help", "-h"));
        Root.Options.Add(new VersionOption());
        _globals.AddTo(Root);
        foreach (var palette in Catalogue.All)
        {
            Root.Subcommands.Add(CommandOf(palette));
        }

        Root.Subcommands.Add(new BookCommand(terminal, Settings).Create());
        Root.Subcommands.Add(CompletionCommand.CreateScripts(terminal));
        Root.Subcommands.Add(CompletionCommand.CreateSource(terminal, Root));
    }

    /// <summary>By its own name, whatever the program's file is called.</summary>
    public Command Root { get; } = new("atc", Summary);

    public GlobalSettings Settings(ParseResult parse) => _globals.Read(parse, _defaults);

    private Command CommandOf(Palette palette)
    {
        var command = new Command(palette.Name, palette.Summary);
        foreach (var alias in palette.Aliases)
        {
            command.Aliases.Add(alias);
        }

        foreach (var verb in palette.Verbs)
        {
            if (verb.Name.Length == 0)
            {
                command.Description = $"{palette.Summary} {verb.Summary}";
                Equip(command, verb);
                AddOptions(command, palette.Verbs.Where(v => v.IsOptionToo));
            }
            else
            {
                var inner = new Command(verb.Name, verb.Summary);
                Equip(inner, verb);
                command.Subcommands.Add(inner);
            }
        }

        return command;
    }

    private void Equip(Command command, Verb verb)
    {
        var options = new VerbOptions(verb, command);
        command.SetAction(parse => Run(verb, options, parse));
    }

    /// <summary>Verbs that are options too: with one of them, the command does that instead.</summary>
    private void AddOptions(Command command, IEnumerable<Verb> verbs)
    {
        foreach (var verb in verbs)
        {
            var (instead, usual) = (new VerbOptions(verb, command), command.Action!);
            var option = new Option<bool>("--" + verb.Name) { Description = verb.Summary };
            command.Options.Add(option);
            command.SetAction(parse => parse.GetValue(option)
                ? Run(verb, instead, parse)
                : ((SynchronousCommandLineAction)usual).Invoke(parse));
        }
    }

    private int Run(Verb verb, VerbOptions options, ParseResult parse)
    {
        if (verb.IsDestructive && !options.IsSure(parse))
        {
            throw new UsageException(
                $"'{parse.CommandResult.Command.Name}' cannot be taken back.", "Say --yes, and --reason \"why\".");
        }

        var run = new VerbRun(verb, Settings(parse), _terminal)
        {
            IsAll = options.IsAll(parse),
            IsFollowed = options.IsFollowed(parse),
            SaveTo = options.SaveTo(parse),
        };
        var interrupt = _terminal.Interrupts.Begin();
        try
        {
            return run.Run(options.Read(parse), interrupt).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            _terminal.Error.WriteLine("Interrupted. Nothing was done.");
            return ExitCodes.Cancelled;
        }
        finally
        {
            _terminal.Interrupts.End();
        }
    }
}
