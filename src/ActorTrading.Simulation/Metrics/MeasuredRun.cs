using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>What the conventions share: trades in one order whatever order they came in, sums, returns and
/// drawdown.</summary>
internal sealed class MeasuredRun
{
    public MeasuredRun(PerformanceInput input, MetricOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(input.StartBalance.Value, nameof(input));
        ArgumentOutOfRangeException.ThrowIfNegative((input.LastTime - input.FirstTime).Ticks, nameof(input));
        (Input, Options) = (input, options);
        Trades = [.. InOneOrder(input.Trades)];
        NettedProfits = [.. Trades.GroupBy(t => t.Trade.ClosedAt).Select(g => g.Sum(t => t.Trade.Profit.Value))];
        Returns = input.DailyEquity.Returns(input.StartBalance.Value);
        Final = input.DailyEquity.Count == 0
            ? input.StartBalance
            : new(input.DailyEquity.Closes[^1], input.StartBalance.Currency);
        GrossProfit = Trades.Sum(t => Math.Max(0m, t.Trade.Profit.Value));
        GrossLoss = -Trades.Sum(t => Math.Min(0m, t.Trade.Profit.Value));
        Wins = Trades.Count(t => t.Trade.Profit.Value > 0m);
        Losses = Trades.Count(t => t.Trade.Profit.Value < 0m);
        Drawdown = DailyDrawdown(input);
    }

    public PerformanceInput Input { get; }

    public MetricOptions Options { get; }

    public decimal Start => Input.StartBalance.Value;

    /// <summary>By closing time, and by every other fact where that ties.</summary>
    public ImmutableArray<TradeOutcome> Trades { get; }

    /// <summary>Results in order of closing time, those of one time added up.</summary>
    public ImmutableArray<decimal> NettedProfits { get; }

    public ImmutableArray<double> Returns { get; }

    public Amount Final { get; }

    public decimal GrossProfit { get; }

    /// <summary>Zero or positive.</summary>
    public decimal GrossLoss { get; }

    public int Wins { get; }

    public int Losses { get; }

    public DrawdownFigures Drawdown { get; }

    public TimeSpan Elapsed => Input.LastTime - Input.FirstTime;

    /// <summary>Money per trade over all trades; null without one.</summary>
    public double? Expectancy => Trades.IsEmpty ? null : (double)((GrossProfit - GrossLoss) / Trades.Length);

    public double? WinRate => Trades.IsEmpty ? null : (double)Wins / Trades.Length;

    public double? ProfitFactor => GrossLoss > 0m ? (double)(GrossProfit / GrossLoss) : null;

    /// <summary>(1 + average win / average loss) × win rate − 1; null without a loss.</summary>
    public double? ExpectancyRatio
    {
        get
        {
            if (Losses == 0)
            {
                return null;
            }

            var averageWin = Wins == 0 ? 0m : GrossProfit / Wins;
            return ((1d + (double)(averageWin / (GrossLoss / Losses))) * WinRate) - 1d;
        }
    }

    /// <summary>Results as fractions of the start balance, trade by trade.</summary>
    public double[] ProfitsOverStart() => [.. Trades.Select(t => (double)(t.Trade.Profit.Value / Start))];

    private static IEnumerable<TradeOutcome> InOneOrder(ImmutableArray<TradeOutcome> trades) => trades
        .OrderBy(t => t.Trade.ClosedAt)
        .ThenBy(t => t.Trade.OpenedAt)
        .ThenBy(t => t.Trade.Symbol)
        .ThenBy(t => t.Portfolio?.Value, StringComparer.Ordinal)
        .ThenBy(t => t.Trade.Side)
        .ThenBy(t => t.Trade.Profit.Value)
        .ThenBy(t => t.Trade.ProfitRatio)
        .ThenBy(t => t.Trade.Quantity)
        .ThenBy(t => t.Trade.EntryRule, StringComparer.Ordinal)
        .ThenBy(t => t.Trade.ExitReason);

    private static DrawdownFigures DailyDrawdown(PerformanceInput input)
    {
        var tracker = new DrawdownTracker(input.FirstTime, input.StartBalance);
        var last = input.FirstTime;
        for (var i = 0; i < input.DailyEquity.Count; i++)
        {
            var end = UtcDay.EndOf(input.DailyEquity.DayAt(i));
            last = Later(last, end < input.LastTime ? end : input.LastTime);
            tracker.Mark(last, input.DailyEquity.Closes[i]);
        }

        return tracker.Read();
    }

    private static Timestamp Later(Timestamp one, Timestamp other) => one > other ? one : other;
}
