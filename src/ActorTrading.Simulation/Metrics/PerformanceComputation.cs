using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

internal static class PerformanceComputation
{
    private const int TradesMinForTrust = 30;
    private const int DaysMinForTrust = 90;

    public static PerformanceMetrics Run(PerformanceInput input, MetricConvention convention, MetricOptions options)
    {
        var run = new MeasuredRun(input, options);
        return new()
        {
            Convention = convention,
            DaysPerYear = options.DaysPerYearFor(convention),
            FirstTime = input.FirstTime,
            LastTime = input.LastTime,
            StartBalance = input.StartBalance,
            FinalBalance = run.Final,
            TotalReturn = (double)(run.Final.Value / run.Start) - 1d,
            Ratios = RatiosOf(run, convention),
            Drawdown = run.Drawdown,
            DrawdownOfEveryMark = input.DrawdownOfEveryMark,
            Trades = TradeTally.Of(run),
            Days = DaysOf(run),
            Activity = ActivityOf(run),
            Breakdowns = BreakdownTally.Of(run),
            Months = MonthsOf(input),
            Warnings = WarningsOf(run),
        };
    }

    private static RiskFigures RatiosOf(MeasuredRun run, MetricConvention convention) => convention switch
    {
        MetricConvention.Standard => StandardRatios.Of(run),
        MetricConvention.Freqtrade => FreqtradeRatios.Of(run),
        MetricConvention.Nautilus => NautilusRatios.Of(run),
        MetricConvention.Lean => LeanRatios.Of(run),
        _ => throw new UnreachableException(),
    };

    private static DayFigures DaysOf(MeasuredRun run)
    {
        var days = run.Returns.Select((change, i) => new DayReturn(run.Input.DailyEquity.DayAt(i), change)).ToArray();
        return new(
            run.Input.DailyEquity.Count,
            days.Count(d => d.Return > 0d),
            days.Count(d => d.Return < 0d),
            days.Length == 0 ? null : days.MaxBy(d => d.Return),
            days.Length == 0 ? null : days.MinBy(d => d.Return));
    }

    private static ActivityFigures ActivityOf(MeasuredRun run)
    {
        var input = run.Input;
        var changes = input.Market.Select(m => m.Change).OfType<double>().ToArray();
        return new()
        {
            Elapsed = run.Elapsed,
            Fees = input.Fees ?? new Amount(run.Trades.Sum(t => t.Trade.Fees.Value), input.StartBalance.Currency),
            Orders = input.Orders,
            TimeInMarket = input.Exposure is { } e && run.Elapsed > TimeSpan.Zero ? e.TimeInMarket / run.Elapsed : null,
            AverageExposure = input.Exposure?.Average,
            HighestExposure = input.Exposure?.Highest,
            TradedNotional = input.TradedNotional,
            Turnover = input.TradedNotional is { } traded ? (double)(traded.Value / run.Start) : null,
            MarketChange = changes.Length == 0 ? null : changes.Average(),
        };
    }

    private static ImmutableArray<MonthlyReturn> MonthsOf(PerformanceInput input)
    {
        var months = ImmutableArray.CreateBuilder<MonthlyReturn>();
        var before = input.StartBalance.Value;
        for (var i = 0; i < input.DailyEquity.Count && before > 0m; i++)
        {
            var (day, close) = (input.DailyEquity.DayAt(i), input.DailyEquity.Closes[i]);
            var isLast = i == input.DailyEquity.Count - 1 || day.AddDays(1).Day == 1;
            if (isLast)
            {
                months.Add(new(day.Year, day.Month, (double)(close / before) - 1d));
                before = close;
            }
        }

        return months.DrainToImmutable();
    }

    private static ImmutableArray<SampleWarning> WarningsOf(MeasuredRun run)
    {
        var warnings = ImmutableArray.CreateBuilder<SampleWarning>();
        if (run.Trades.Length < TradesMinForTrust)
        {
            warnings.Add(new(
                "few_trades",
                $"{run.Trades.Length} closed trades: below {TradesMinForTrust}, ratios are mostly chance."));
        }

        if (run.Input.DailyEquity.Count < DaysMinForTrust)
        {
            warnings.Add(new(
                "short_period",
                $"{run.Input.DailyEquity.Count} days: below {DaysMinForTrust}, yearly figures magnify chance."));
        }

        if (run.Returns.Length < run.Input.DailyEquity.Count || !(run.Final.Value > 0m))
        {
            warnings.Add(new("ruined", "Equity fell to zero or below: figures after that day have no meaning."));
        }

        return warnings.DrainToImmutable();
    }
}
