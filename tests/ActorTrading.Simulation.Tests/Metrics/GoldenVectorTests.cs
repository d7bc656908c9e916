using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Tests.Metrics;

/// <summary>Every number here was worked out apart from the implementation; they are those of the reference, by name
/// and digits.</summary>
public sealed class GoldenVectorTests
{
    private static readonly RiskFigures Standard = Compute(MetricConvention.Standard);
    private static readonly RiskFigures Freqtrade = Compute(MetricConvention.Freqtrade);
    private static readonly RiskFigures Nautilus252 = Compute(MetricConvention.Nautilus);
    private static readonly RiskFigures Nautilus365 = Compute(MetricConvention.Nautilus, new() { DaysPerYear = 365 });
    private static readonly RiskFigures Lean = Compute(MetricConvention.Lean);
    private static readonly RiskFigures LeanAllSamples = Compute(
        MetricConvention.Lean, new() { LeanDropsFirstSample = false });

    [Fact]
    public void Sharpe_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(3.070645115, Standard.Sharpe);
        AssertDigits(1.815581617, Freqtrade.Sharpe);
        AssertDigits(2.551428866, Nautilus252.Sharpe);
        AssertDigits(3.070645115, Nautilus365.Sharpe);
        AssertDigits(4.190463927, LeanAllSamples.Sharpe);
        AssertDigits(4.309665412, Lean.Sharpe);
    }

    [Fact]
    public void Sortino_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(6.315509140, Standard.Sortino);
        AssertDigits(5.202203722, Freqtrade.Sortino);
        AssertDigits(5.247617916, Nautilus252.Sortino);
        AssertDigits(6.315509140, Nautilus365.Sortino);
        AssertDigits(6.350855383, LeanAllSamples.Sortino);
        AssertDigits(6.644058731, Lean.Sortino);
    }

    [Fact]
    public void Calmar_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(29.72886925, Standard.Calmar);
        AssertDigits(117.8257944, Freqtrade.Calmar);
        AssertDigits(18.63877169, Nautilus252.Calmar);
        AssertDigits(29.72886925, Nautilus365.Calmar);
    }

    [Fact]
    public void Annual_growth_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(0.7793004561, Standard.AnnualGrowth);
        AssertDigits(0.7793004561, Freqtrade.AnnualGrowth);
        AssertDigits(0.4885891608, Nautilus252.AnnualGrowth);
        AssertDigits(0.7793004561, Nautilus365.AnnualGrowth);
        AssertDigits(0.7793004561, Lean.AnnualGrowth);
    }

    [Fact]
    public void Drawdown_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(0.02621359223, Standard.MaxDrawdown);
        AssertDigits(0.02621359223, Freqtrade.MaxDrawdown);
        AssertDigits(-0.02621359223, Nautilus252.MaxDrawdown);
        Assert.Equal(0.026, Lean.MaxDrawdown.Value);
        var drawdown = PerformanceMetrics.Compute(GoldenRun.Input).Drawdown;
        Assert.Equal(270m, drawdown.Money.Value);
        Assert.Equal(270m, drawdown.LargestMoney.Value);
    }

    [Fact]
    public void Trade_figures_of_the_golden_trades_under_each_convention()
    {
        AssertDigits(1.97, Standard.ProfitFactor);
        AssertDigits(1.97, Freqtrade.ProfitFactor);
        AssertDigits(2.002288037, Nautilus252.ProfitFactor);
        AssertDigits(48.5, Standard.Expectancy);
        AssertDigits(48.5, Freqtrade.Expectancy);
        AssertDigits(0.288, Standard.ExpectancyRatio);
        AssertDigits(0.288, Freqtrade.ExpectancyRatio);
        AssertDigits(53.88888889, Nautilus252.Expectancy);
        AssertDigits(0.5011440185, Lean.Expectancy);
        Assert.All([Standard, Freqtrade, Nautilus252, Lean], figures => Assert.Equal(0.5, figures.WinRate.Value));
    }

    [Fact]
    public void Volatility_system_quality_and_omega_of_the_golden_trades()
    {
        AssertDigits(0.1936492634, Standard.Volatility);
        AssertDigits(0.1609050547, Nautilus252.Volatility);
        AssertDigits(0.1936492634, LeanAllSamples.Volatility);
        AssertDigits(0.1969861267, Lean.Volatility);
        AssertDigits(0.8552869667, Standard.SystemQuality);
        AssertDigits(0.9015516227, Freqtrade.SystemQuality);
        AssertDigits(2.002288037, Standard.Omega);
    }

    [Fact]
    public void Nautilus_published_sharpe_and_sortino()
    {
        var sharpe = PerformanceMetrics.Compute(
            GoldenRun.FromReturns(0.01m, -0.02m, 0.015m, -0.005m, 0.025m), MetricConvention.Nautilus).Ratios.Sharpe;
        var sortino = PerformanceMetrics.Compute(
            GoldenRun.FromReturns(-0.01m, 0.02m, -0.015m, 0.005m, -0.02m), MetricConvention.Nautilus).Ratios.Sortino;
        Assert.Equal(4.48998886412873, sharpe.Value!.Value, 1e-12);
        Assert.Equal(-5.273224492824493, sortino.Value!.Value, 1e-12);
    }

    [Fact]
    public void Freqtrade_published_expectancy_and_growth()
    {
        var expectancy = PerformanceMetrics.Compute(
            GoldenRun.FromProfits(100, 200, 50, -150, 300, -100, 80, -30), MetricConvention.Freqtrade).Ratios;
        AssertDigits(56.25, expectancy.Expectancy);
        Assert.Equal(0.60267857, expectancy.ExpectancyRatio.Value!.Value, 5e-9);
        var growth = PerformanceMetrics.Compute(
            GoldenRun.FromResults(
                64_900m, 3 * 365, (1, 176_000m - 64_900m)), MetricConvention.Freqtrade).Ratios.AnnualGrowth;
        Assert.Equal(0.3945, growth.Value!.Value, 5e-5);
    }

    [Fact]
    public void Lean_annual_performance_of_mean_one_over_four_days_is_fifteen()
    {
        var options = new MetricOptions { DaysPerYear = 4, LeanDropsFirstSample = false };
        var figures = PerformanceMetrics.Compute(
            GoldenRun.FromReturns(0.5m, 1.5m, 0.5m, 1.5m), MetricConvention.Lean, options).Ratios;
        Assert.Equal(15d, figures.Sharpe.Value!.Value * figures.Volatility.Value!.Value, 1e-9);
    }

    [Fact]
    public void A_ratio_that_a_convention_does_not_know_is_the_standard_one_and_says_so()
    {
        Assert.Equal(new Ratio(Standard.Calmar.Value, MetricConvention.Standard), Lean.Calmar);
        Assert.Equal(new Ratio(Standard.Omega.Value, MetricConvention.Standard), Freqtrade.Omega);
        Assert.Equal(MetricConvention.Lean, Lean.Sharpe.Convention);
        Assert.Equal(MetricConvention.Nautilus, Nautilus252.Sharpe.Convention);
    }

    private static RiskFigures Compute(MetricConvention convention, MetricOptions? options = null) =>
        PerformanceMetrics.Compute(GoldenRun.Input, convention, options).Ratios;

    /// <summary>To all ten digits that the reference gives.</summary>
    private static void AssertDigits(double expected, Ratio actual) =>
        Assert.Equal(expected, actual.Value!.Value, Math.Abs(expected) * 5e-10);
}
