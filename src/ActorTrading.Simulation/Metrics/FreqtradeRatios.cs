namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// The ratios of <see cref="MetricConvention.Freqtrade"/> (2024.10, closed trades): x are results over the start
/// balance, days the whole days of the run, sd₀ the population deviation. Its values for the undefined are repeated:
/// -100, 0, 100.
/// </summary>
internal static class FreqtradeRatios
{
    private const double DaysPerYear = 365d;
    private const double Undefined = -100d;
    private const double NoLossExpectancyRatio = 100d;

    public static RiskFigures Of(MeasuredRun run)
    {
        var profits = run.ProfitsOverStart();
        var days = Math.Max(1d, Math.Floor(run.Elapsed.TotalDays));
        var daily = profits.Sum() / days;
        var losses = Array.FindAll(profits, p => p < 0d);
        var drawdown = DrawdownAtLargestFall(run);
        return StandardRatios.Of(run) with
        {
            AnnualGrowth = Freqtrade(Growth(run, days)),
            Sharpe = Annualised(daily, SampleMoments.PopulationDeviation(profits), profits.Length),
            Sortino = Annualised(daily, SampleMoments.PopulationDeviation(losses), profits.Length),
            Calmar = Annualised(100d * daily, drawdown > 0d ? drawdown : null, profits.Length),
            MaxDrawdown = Freqtrade(drawdown),
            ProfitFactor = Freqtrade(run.ProfitFactor ?? 0d),
            Expectancy = Freqtrade(run.Expectancy ?? 0d),
            ExpectancyRatio = Freqtrade(run.ExpectancyRatio ?? NoLossExpectancyRatio),
            WinRate = Freqtrade(run.WinRate ?? 0d),
            SystemQuality = Freqtrade(SystemQuality(profits)),
        };
    }

    private static Ratio Annualised(double daily, double? spread, int trades)
    {
        if (trades == 0)
        {
            return Freqtrade(0d);
        }

        return Freqtrade(spread is { } divisor ? daily / divisor * Math.Sqrt(DaysPerYear) : Undefined);
    }

    private static double Growth(MeasuredRun run, double days)
    {
        var final = run.Start + run.GrossProfit - run.GrossLoss;
        return final < 0m ? 0d : Math.Pow((double)(final / run.Start), DaysPerYear / days) - 1d;
    }

    private static double SystemQuality(double[] profits) =>
        Math.Sqrt(profits.Length) * SampleMoments.Mean(profits) / SampleMoments.PopulationDeviation(profits)
        ?? Undefined;

    /// <summary>
    /// The relative depth where the money drop of cumulative closed profit is largest. Results of one closing time are
    /// netted first: freqtrade's own figure changes with the order in which such ties are listed.
    /// </summary>
    private static double DrawdownAtLargestFall(MeasuredRun run)
    {
        var (total, high, deepest, depth) = (0m, 0m, 0m, 0d);
        for (var i = 0; i < run.NettedProfits.Length; i++)
        {
            total += run.NettedProfits[i];
            high = i == 0 && run.Options.FreqtradeIgnoresFirstTrade ? total : Math.Max(high, total);
            if (high - total > deepest)
            {
                deepest = high - total;
                depth = (double)(deepest / (run.Start + high));
            }
        }

        return depth;
    }

    private static Ratio Freqtrade(double? value) => Ratio.Of(value, MetricConvention.Freqtrade);
}
