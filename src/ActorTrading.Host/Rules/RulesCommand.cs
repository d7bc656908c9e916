using System.CommandLine;
using ActorTrading.Domain.Strategies;
using ActorTrading.Domain.Strategies.Json;
using ActorTrading.Host.Backtesting;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Rules;

/// <summary>What there is to do with rules without running them.</summary>
internal static class RulesCommand
{
    public static Command Create(Terminal terminal) =>
        new("rules", "Check a strategy file, or print the schema of the format.") { Check(terminal), Schema(terminal) };

    private static Command Check(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Rules as JSON: a rule, a list of rules, or a document.",
        };
        var data = DataOption.Create("Market data that the rules have to fit, in symbols and timeframes.");
        var command = new Command("check", "Validate a strategy file; every error with line, column and JSON path.")
        {
            file,
            data,
        };
        command.SetAction(parse =>
        {
            var path = parse.GetRequiredValue(file);
            Check(path, parse.GetValue(data) ?? [], terminal.Out);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Check(string path, string[] data, TextWriter output)
    {
        var json = InputFile.ReadText(path, "FILE");
        var markets = data.Length == 0
            ? []
            : RecordedMarket.FeedsOf(MarketDataSet.Of(data.Select(MarketDataInput.Parse), DataPolicy.Default));
        var strategy = StrategyText.Parse(path, json, new StrategyContext
        {
            Markets = [.. markets.Select(f => new StrategyMarket(f.Instrument, f.Timeframe))],
        });
        var rules = Count(strategy.Rules.Length, "rule");
        var portfolios = Count(Math.Max(1, strategy.Portfolios.Length), "portfolio");
        output.WriteLine($"{path}: {rules}, {portfolios}, no error.");
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    private static Command Schema(Terminal terminal)
    {
        var command = new Command("schema", "Print the JSON Schema of the strategy format, for editors.");
        command.SetAction(_ =>
        {
            terminal.Out.WriteLine(StrategyJsonSchema.Write());
            return ExitCodes.Ok;
        });
        return command;
    }
}
