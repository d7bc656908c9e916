namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// The ratios of <see cref="MetricConvention.Nautilus"/>: r are daily returns, N their number, D the days per year.
/// What it gives as not a number is null here.
/// </summary>
internal static class NautilusRatios
{
    public static RiskFigures Of(MeasuredRun run)
    {
        var returns = run.Returns.AsSpan();
        var days = (double)run.Options.DaysPerYearFor(MetricConvention.Nautilus);
        var mean = SampleMoments.Mean(returns);
        var deviation = SampleMoments.SampleDeviation(returns);
        var (growth, drawdown) = Compounded(returns, days);
        return StandardRatios.Of(run) with
        {
            AnnualGrowth = Nautilus(growth),
            Sharpe = Nautilus(mean / deviation * Math.Sqrt(days)),
            Sortino = Nautilus(mean / SampleMoments.DownsideDeviation(returns) * Math.Sqrt(days)),
            Calmar = Nautilus(drawdown < 0d ? growth / -drawdown : null),
            MaxDrawdown = Nautilus(drawdown),
            Volatility = Nautilus(deviation * Math.Sqrt(days)),
            ProfitFactor = Nautilus(SampleMoments.GainsOverLosses(returns)),
            Expectancy = Nautilus(Expectancy(run)),
            WinRate = Nautilus(run.WinRate),
        };
    }

    /// <summary>(Π(1 + r))^(D / N) − 1, and the deepest fall of the same product from its peak, as a negative
    /// number.</summary>
    private static (double? Growth, double Drawdown) Compounded(ReadOnlySpan<double> returns, double days)
    {
        var (value, peak, deepest) = (1d, 1d, 0d);
        foreach (var change in returns)
        {
            value *= 1d + change;
            peak = Math.Max(peak, value);
            deepest = Math.Min(deepest, (value - peak) / peak);
        }

        return (returns.IsEmpty ? null : Math.Pow(value, days / returns.Length) - 1d, deepest);
    }

    /// <summary>Draws do not count: the mean over winners and losers.</summary>
    private static double? Expectancy(MeasuredRun run) =>
        run.Wins + run.Losses is > 0 and var decided ? (double)((run.GrossProfit - run.GrossLoss) / decided) : null;

    private static Ratio Nautilus(double? value) => Ratio.Of(value, MetricConvention.Nautilus);
}
