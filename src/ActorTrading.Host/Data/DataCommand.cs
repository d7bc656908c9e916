using System.CommandLine;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Data;

/// <summary>What there is to do with market data without trading on it.</summary>
internal static class DataCommand
{
    public static Command Create(Terminal terminal) =>
        new("data", "Look at market data, or make some.") { Inspect(terminal), Generate(terminal) };

    private static Command Inspect(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV, plain or gzipped: bars, trades, quotes, quote bars, marks or funding. "
                + "FILE=SYMBOL@TIMEFRAME says what the file's name does not.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("inspect", "Say what files hold, and what is wrong with them.") { files };
        command.SetAction(parse => DataInspection.Run(parse.GetRequiredValue(files), terminal));
        return command;
    }

    private static Command Generate(Terminal terminal)
    {
        var options = new GenerateOptions();
        var command = new Command(
            "generate", "Write a made-up market in the recorded formats, with advice on it in recommendations.csv.");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(parse => DataGeneration.Run(options.Read(parse), terminal));
        return command;
    }
}
