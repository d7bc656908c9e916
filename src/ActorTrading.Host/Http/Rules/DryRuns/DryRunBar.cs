using System.ComponentModel;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>A bar that a dry run is to see in place of, or beside, the stored ones.</summary>
public sealed record DryRunBar
{
    [Description("When it opens: a whole multiple of the timeframe.")]
    public required Timestamp Time { get; init; }

    public required decimal Open { get; init; }

    public required decimal High { get; init; }

    public required decimal Low { get; init; }

    public required decimal Close { get; init; }

    public required decimal Volume { get; init; }

    internal MarketBar ToBar(Symbol symbol, Timeframe timeframe) =>
        new(symbol, timeframe, Time, new OhlcvValues(Open, High, Low, Close, Volume));

    internal IEnumerable<FieldProblem> ProblemsAt(string path, Timeframe timeframe)
    {
        if (Time.Floor(timeframe.Length) != Time)
        {
            yield return new($"{path}.time", "value_invalid", $"A bar of {timeframe} does not open at {Time}.");
        }

        if (Low <= 0m || Volume < 0m)
        {
            yield return new(path, "value_invalid", "Prices are above zero, and a volume is not below it.");
        }
        else if (High < Math.Max(Open, Close) || Low > Math.Min(Open, Close))
        {
            yield return new(path, "value_invalid", "Open and close are between low and high.");
        }
    }
}
