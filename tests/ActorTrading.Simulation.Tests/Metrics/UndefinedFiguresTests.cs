using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Tests.Metrics;

public sealed class UndefinedFiguresTests
{
    private static readonly PerformanceInput Idle = GoldenRun.FromResults(10_000m, 120);
    private static readonly PerformanceInput OnlyWins = GoldenRun.FromResults(10_000m, 120, (3, 100m), (50, 40m));

    [Fact]
    public void Standard_gives_no_number_for_what_an_idle_run_cannot_tell()
    {
        var ratios = PerformanceMetrics.Compute(Idle).Ratios;
        Assert.All(
            new[]
            {
                ratios.Sharpe, ratios.Sortino, ratios.Calmar, ratios.ProfitFactor, ratios.Expectancy,
                ratios.ExpectancyRatio,
                ratios.WinRate, ratios.SystemQuality, ratios.ProbabilisticSharpe, ratios.Omega,
            },
            ratio => Assert.Null(ratio.Value));
        Assert.Equal(0d, ratios.Volatility.Value);
        Assert.Equal(0d, ratios.AnnualGrowth.Value);
        Assert.Equal(0d, ratios.MaxDrawdown.Value);
    }

    [Fact]
    public void Standard_gives_no_sortino_calmar_or_profit_factor_without_a_loss()
    {
        var ratios = PerformanceMetrics.Compute(OnlyWins).Ratios;
        Assert.Null(ratios.Sortino.Value);
        Assert.Null(ratios.Calmar.Value);
        Assert.Null(ratios.ProfitFactor.Value);
        Assert.Null(ratios.ExpectancyRatio.Value);
        Assert.Equal(70d, ratios.Expectancy.Value);
    }

    [Fact]
    public void Freqtrade_repeats_its_own_numbers_for_the_undefined()
    {
        var idle = PerformanceMetrics.Compute(Idle, MetricConvention.Freqtrade).Ratios;
        Assert.Equal(0d, idle.Sharpe.Value);
        Assert.Equal(100d, idle.ExpectancyRatio.Value);
        var wins = PerformanceMetrics.Compute(OnlyWins, MetricConvention.Freqtrade).Ratios;
        Assert.Equal(-100d, wins.Sortino.Value);
        Assert.Equal(-100d, wins.Calmar.Value);
        Assert.Equal(0d, wins.ProfitFactor.Value);
        var alike = GoldenRun.FromResults(10_000m, 120, (3, 100m), (50, 100m));
        Assert.Equal(-100d, PerformanceMetrics.Compute(alike, MetricConvention.Freqtrade).Ratios.Sharpe.Value);
    }

    [Fact]
    public void Freqtrade_growth_is_zero_when_more_than_everything_was_lost()
    {
        var ruined = GoldenRun.FromResults(100m, 120, (3, -150m));
        Assert.Equal(0d, PerformanceMetrics.Compute(ruined, MetricConvention.Freqtrade).Ratios.AnnualGrowth.Value);
    }

    [Fact]
    public void Lean_gives_zero_for_the_undefined_and_ten_for_a_profit_factor_without_loss()
    {
        var idle = PerformanceMetrics.Compute(Idle, MetricConvention.Lean).Ratios;
        Assert.Equal(
            (0d, 0d, 0d, 0d), (idle.Sharpe.Value, idle.Sortino.Value, idle.ProfitFactor.Value, idle.Expectancy.Value));
        Assert.Equal(10d, PerformanceMetrics.Compute(OnlyWins, MetricConvention.Lean).Ratios.ProfitFactor.Value);
    }

    [Fact]
    public void Nautilus_gives_nothing_for_the_undefined()
    {
        var idle = PerformanceMetrics.Compute(Idle, MetricConvention.Nautilus).Ratios;
        Assert.Null(idle.Sharpe.Value);
        Assert.Null(idle.Sortino.Value);
        Assert.Null(idle.Calmar.Value);
        Assert.Null(idle.ProfitFactor.Value);
        Assert.Null(idle.Expectancy.Value);
    }

    [Fact]
    public void A_run_of_hours_has_no_annual_growth()
    {
        var input = GoldenRun.FromResults(
            10_000m, 1, (1, 50m)) with
        { LastTime = GoldenRun.Start + TimeSpan.FromHours(20) };
        Assert.Null(PerformanceMetrics.Compute(input).Ratios.AnnualGrowth.Value);
    }

    [Fact]
    public void A_run_without_a_day_is_measured_too()
    {
        var input = GoldenRun.FromResults(10_000m, 0) with { DailyEquity = new(new(2025, 1, 1), []) };
        Assert.All(Enum.GetValues<MetricConvention>(), convention =>
        {
            var metrics = PerformanceMetrics.Compute(input, convention);
            Assert.Equal(10_000m, metrics.FinalBalance.Value);
            Assert.Empty(metrics.Months);
            Assert.Null(metrics.Days.Best);
        });
    }

    [Fact]
    public void Ruin_ends_the_returns_and_is_flagged()
    {
        var input = GoldenRun.FromResults(100m, 120, (3, -150m), (60, 500m));
        var metrics = PerformanceMetrics.Compute(input);
        Assert.Equal(3, input.DailyEquity.Returns(100m).Length);
        Assert.Contains(metrics.Warnings, w => w.Code == "ruined");
        Assert.Equal(1.5, metrics.Drawdown.Depth, 1e-12);
    }

    [Fact]
    public void A_start_balance_of_nothing_cannot_be_measured() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceMetrics.Compute(GoldenRun.FromResults(0m, 3)));
}
