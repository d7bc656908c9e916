namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// The ratios of <see cref="MetricConvention.Lean"/>: r are daily performance samples, the first left out, A = (1 +
/// mean r)^D − 1, sd₁ the sample deviation. What is undefined is 0 there, and here.
/// </summary>
internal static class LeanRatios
{
    private const int DigitsKept = 3;
    private const double NoLossProfitFactor = 10d;

    public static RiskFigures Of(MeasuredRun run)
    {
        var returns = run.Options.LeanDropsFirstSample && !run.Returns.IsEmpty
            ? run.Returns.AsSpan()[1..]
            : run.Returns.AsSpan();
        var days = run.Options.DaysPerYearFor(MetricConvention.Lean);
        var deviation = SampleMoments.SampleDeviation(returns) * Math.Sqrt(days);
        var performance = Math.Pow(1d + (SampleMoments.Mean(returns) ?? 0d), days) - 1d - run.Options.LeanRiskFreeRate;
        return StandardRatios.Of(run) with
        {
            AnnualGrowth = Lean(StandardRatios.CalendarGrowth(run)),
            Sharpe = Lean(performance / deviation),
            Sortino = Lean(performance / (LosingDeviation(returns) * Math.Sqrt(days))),
            MaxDrawdown = Lean(Math.Round(run.Drawdown.Depth, DigitsKept)),
            Volatility = Lean(deviation),
            ProfitFactor = Lean(run.ProfitFactor ?? (run.GrossProfit > 0m ? NoLossProfitFactor : 0d)),
            Expectancy = Lean(Expectancy(run)),
            WinRate = Lean(run.WinRate),
            ProbabilisticSharpe = Lean(StandardRatios.ProbabilisticSharpe(returns, 1d / Math.Sqrt(days))),
            ValueAtRisk95 = Lean(NormalLoss(returns, days, NormalDistribution.Quantile95)),
            ValueAtRisk99 = Lean(NormalLoss(returns, days, NormalDistribution.Quantile99)),
        };
    }

    private static double? LosingDeviation(ReadOnlySpan<double> returns) =>
        SampleMoments.SampleDeviation(Array.FindAll(returns.ToArray(), r => r < 0d));

    /// <summary>The normal quantile over the last year of samples; negative where it is a loss.</summary>
    private static double? NormalLoss(ReadOnlySpan<double> returns, int days, double quantile)
    {
        var lastYear = returns[Math.Max(0, returns.Length - days)..];
        return SampleMoments.Mean(lastYear) - (quantile * SampleMoments.SampleDeviation(lastYear)) is { } loss
            ? Math.Round(loss, DigitsKept)
            : null;
    }

    /// <summary>
    /// Win rate × average win / average loss − loss rate, results relative to the capital before them; a draw is a
    /// loss. Trades that close together share the capital before the first of them, so that their order does not
    /// matter.
    /// </summary>
    private static double Expectancy(MeasuredRun run)
    {
        var (capital, won, lost) = (run.Start, 0d, 0d);
        foreach (var together in run.Trades.GroupBy(t => t.Trade.ClosedAt))
        {
            var before = capital;
            foreach (var profit in together.Select(t => t.Trade.Profit.Value))
            {
                var ratio = before == 0m ? 0d : (double)(profit / before);
                (won, lost) = profit > 0m ? (won + ratio, lost) : (won, lost + ratio);
                capital += profit;
            }
        }

        return run.Trades.IsEmpty ? 0d : Expectancy(won, Math.Abs(lost), run.Wins, run.Trades.Length - run.Wins);
    }

    private static double Expectancy(double won, double lost, int wins, int losses)
    {
        var count = wins + losses;
        var averageWin = wins == 0 ? 0d : won / wins;
        var averageLoss = losses == 0 ? 0d : lost / losses;
        var winOverLoss = averageLoss == 0d ? 0d : averageWin / averageLoss;
        return ((double)wins / count * winOverLoss) - ((double)losses / count);
    }

    private static Ratio Lean(double? value) => Ratio.Of(value ?? 0d, MetricConvention.Lean);
}
