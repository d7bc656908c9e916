using System.CommandLine;
using ActorTrading.Host.Backtesting;
using ActorTrading.Host.Backups;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Data;
using ActorTrading.Host.Demo;
using ActorTrading.Host.Node;
using ActorTrading.Host.Rules;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Console;

/// <summary>The program as a function of its arguments.</summary>
public static class CommandLine
{
    private const string Summary =
        "ActorTrading: rules drive portfolios over recorded market data, the same engine that trades on paper.\n"
        + "Begin with 'backtest', which runs the sample that comes with the program.\n\n"
        + "Exit codes: 0 done, 2 the input is at fault (options, rules, data, folder), 1 the program is, "
        + "130 interrupted.";

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        var root = new RootCommand(Summary)
        {
            BacktestCommand.Create(terminal),
            RulesCommand.Create(terminal),
            DataCommand.Create(terminal),
            DemoCommand.Create(terminal),
            ConfigCommand.Create(terminal),
            BackupCommand.Create(terminal),
        };
        NodeCommand.AddTo(root, terminal);
        var parse = root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            var command = parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ";
            Complain(terminal, [.. parse.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal)]);
            terminal.Error.WriteLine($"'{command}--help' lists what there is.");
            return ExitCodes.BadInput;
        }

        return Guarded(terminal, () => parse.Invoke(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        }));
    }

    private static int Guarded(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (InputException exception)
        {
            Complain(terminal, exception.Problems);
            return ExitCodes.BadInput;
        }
        catch (Exception exception) when (exception is MarketDataException or BacktestSetupException)
        {
            Complain(terminal, [exception.Message]);
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException) when (terminal.Interrupt.IsCancellationRequested)
        {
            terminal.Error.WriteLine("Interrupted. Nothing was written.");
            return ExitCodes.Cancelled;
        }
#pragma warning disable CA1031 // The last frame: whatever gets here is a defect, and is told as one.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine(
                "This is a defect of the program, not of your input. Please report it with these lines:");
            terminal.Error.WriteLine(exception);
            return ExitCodes.Defect;
        }
    }

    private static void Complain(Terminal terminal, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine($"error: {problem}");
        }
    }
}
