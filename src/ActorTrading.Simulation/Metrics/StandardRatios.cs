namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// The ratios of <see cref="MetricConvention.Standard"/>: r are daily mark-to-market returns, sd₁ their sample
/// deviation, p the results of closed trades. Every figure is null where its formula divides by nothing.
/// </summary>
internal static class StandardRatios
{
    private const double DaysPerYear = 365d;
    private const int DaysMinFor95 = 20;
    private const int DaysMinFor99 = 100;

    public static RiskFigures Of(MeasuredRun run)
    {
        var returns = run.Returns.AsSpan();
        var mean = SampleMoments.Mean(returns);
        var deviation = SampleMoments.SampleDeviation(returns);
        var growth = CalendarGrowth(run);
        return new()
        {
            AnnualGrowth = Standard(growth),
            Sharpe = Standard(mean / deviation * Math.Sqrt(DaysPerYear)),
            Sortino = Standard(mean / SampleMoments.DownsideDeviation(returns) * Math.Sqrt(DaysPerYear)),
            Calmar = Standard(run.Drawdown.Depth > 0d ? growth / run.Drawdown.Depth : null),
            MaxDrawdown = Standard(run.Drawdown.Depth),
            Volatility = Standard(returns.Length < 2 ? null : (deviation ?? 0d) * Math.Sqrt(DaysPerYear)),
            ProfitFactor = Standard(run.ProfitFactor),
            Expectancy = Standard(run.Expectancy),
            ExpectancyRatio = Standard(run.ExpectancyRatio),
            WinRate = Standard(run.WinRate),
            SystemQuality = Standard(SystemQuality(run)),
            ProbabilisticSharpe = Standard(ProbabilisticSharpe(returns, 0d)),
            Omega = Standard(SampleMoments.GainsOverLosses(returns)),
            ValueAtRisk95 = Standard(HistoricalLoss(returns, 0.05, DaysMinFor95)),
            ValueAtRisk99 = Standard(HistoricalLoss(returns, 0.01, DaysMinFor99)),
        };
    }

    /// <summary>(final / start)^(365 / calendar days) − 1; null for less than a day or a final balance below
    /// zero.</summary>
    public static double? CalendarGrowth(MeasuredRun run) =>
        run.Elapsed.TotalDays < 1d || run.Final.IsNegative
            ? null
            : Math.Pow((double)(run.Final.Value / run.Start), DaysPerYear / run.Elapsed.TotalDays) - 1d;

    /// <summary>
    /// Φ((SR − SR*)·√(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)) with the daily Sharpe ratio SR and population skewness
    /// and kurtosis of the returns.
    /// </summary>
    public static double? ProbabilisticSharpe(ReadOnlySpan<double> returns, double threshold)
    {
        if (SampleMoments.Mean(returns) is not { } mean || SampleMoments.SampleDeviation(returns) is not { } deviation)
        {
            return null;
        }

        var sharpe = mean / deviation;
        var variance = SampleMoments.CentralMoment(returns, mean, 2);
        var skewness = SampleMoments.CentralMoment(returns, mean, 3) / Math.Pow(variance, 1.5);
        var kurtosis = SampleMoments.CentralMoment(returns, mean, 4) / (variance * variance);
        var spread = 1d - (skewness * sharpe) + ((kurtosis - 1d) / 4d * sharpe * sharpe);
        return spread > 0d
            ? NormalDistribution.Cumulative((sharpe - threshold) * Math.Sqrt(returns.Length - 1) / Math.Sqrt(spread))
            : null;
    }

    private static double? SystemQuality(MeasuredRun run)
    {
        var profits = run.ProfitsOverStart();
        return Math.Sqrt(profits.Length) * SampleMoments.Mean(profits) / SampleMoments.SampleDeviation(profits);
    }

    /// <summary>The quantile of the returns themselves, neighbours interpolated; null where the sample cannot hold
    /// it.</summary>
    private static double? HistoricalLoss(ReadOnlySpan<double> returns, double probability, int daysMin)
    {
        if (returns.Length < daysMin)
        {
            return null;
        }

        var sorted = returns.ToArray();
        Array.Sort(sorted);
        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        var quantile = sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
        return -quantile;
    }

    private static Ratio Standard(double? value) => Ratio.Of(value, MetricConvention.Standard);
}
