using System.CommandLine;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Backtesting;

/// <summary>The main job: rules over market data, from the command line to the report.</summary>
internal static class BacktestCommand
{
    private const string Summary =
        "Run rules over market data and report what they did and why.\n\n"
        + "Without options the sample runs: advice, a breakout and a rebound rule on 90 days of a made-up market. "
        + "With --rules and --data it runs yours:\n\n"
        + "  backtest --rules samples/rules/trend.json --data coinbase_BTC-USD_4h.csv.gz --out out/trend\n\n"
        + "Data is looked through before the run. Errors in it stop the run, gaps and outliers are reported, and "
        + "outliers do not trade. The same input gives the same orders and the same state, which the two hashes show.";

    public static Command Create(Terminal terminal)
    {
        var options = new BacktestOptions();
        var command = new Command("backtest", Summary);
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(parse =>
        {
            Run(new BacktestRequestReader(options, parse).Read(), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Run(BacktestRequest request, Terminal terminal)
    {
        var market = MarketChoice.Of(request, terminal);
        var setup = new BacktestComposer(request, market, terminal).Compose();
        BacktestExecution.Run(request, market, setup, terminal);
    }
}
