using System.Collections.Immutable;
using ActorTrading.Domain.Strategies;
using ActorTrading.Host.Console;
using ActorTrading.Host.Data;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Backtesting;

/// <summary>Finds the market that a request names, and tells what was found in it.</summary>
internal static class MarketChoice
{
    /// <exception cref="InputException">
    /// The data cannot be traded on, which is said with file and line; the rules are looked at too.
    /// </exception>
    public static IMarketInput Of(BacktestRequest request, Terminal terminal)
    {
        IMarketInput market = request.Data.IsEmpty ? Sample(request) : Recorded(request, terminal);
        FindingsTable.Write(terminal.Error, market.Findings);
        foreach (var note in market.Notes)
        {
            terminal.Error.WriteLine($"note: {note}");
        }

        return market;
    }

    private static SampleMarket Sample(BacktestRequest request)
    {
        var market = new SampleMarket(request.Seed);
        var period = request.Period;
        return period.From > market.Last || period.To < market.First
            ? throw new InputException(
                $"The made-up market reaches from {market.First} to {market.Last}; none of it lies in the "
                + "period asked for.")
            : market;
    }

    private static RecordedMarket Recorded(BacktestRequest request, Terminal terminal)
    {
        var policy = DataPolicy.Default with { KeepOutliers = request.KeepsOutliers };
        var quality = DataQuality.Inspect(request.Data, policy, request.Period);
        if (!quality.HasErrors)
        {
            return RecordedMarket.Of(request.Data, policy, quality);
        }

        FindingsTable.WriteWarnings(terminal.Error, quality.Findings);
        var errors = quality.Findings.Kept.Where(f => f.Severity == DataSeverity.Error).Select(f => $"{f} [{f.Code}]");
        throw new InputException([.. errors, .. RuleProblems(request)]);
    }

    /// <summary>Bad data is no reason to hide what is wrong with the rules.</summary>
    private static ImmutableArray<string> RuleProblems(BacktestRequest request)
    {
        try
        {
            StrategyText.Parse(request.RulesFile!, InputFile.ReadText(request.RulesFile!, "--rules"),
                StrategyContext.None);
            return [];
        }
        catch (InputException exception)
        {
            return exception.Problems;
        }
    }
}
