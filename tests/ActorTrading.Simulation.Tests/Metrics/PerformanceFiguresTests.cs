using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Tests.Metrics;

public sealed class PerformanceFiguresTests
{
    private static readonly PerformanceMetrics Golden = PerformanceMetrics.Compute(GoldenRun.Input);

    [Fact]
    public void Probabilistic_sharpe_and_value_at_risk_of_the_golden_trades()
    {
        var lean = PerformanceMetrics.Compute(GoldenRun.Input, MetricConvention.Lean).Ratios;
        Assert.Equal(0.8281596704474989, Golden.Ratios.ProbabilisticSharpe.Value!.Value, 1e-12);
        Assert.Equal(0.7396941101899679, lean.ProbabilisticSharpe.Value!.Value, 1e-12);
        Assert.Equal(0.011567020990828479, Golden.Ratios.ValueAtRisk95.Value!.Value, 1e-12);
        Assert.Null(Golden.Ratios.ValueAtRisk99.Value);
        Assert.Equal(-0.015, lean.ValueAtRisk95.Value);
        Assert.Equal(-0.022, lean.ValueAtRisk99.Value);
    }

    [Fact]
    public void Trades_are_counted_and_averaged()
    {
        var trades = Golden.Trades;
        Assert.Equal((10, 5, 4, 1), (trades.Count, trades.Wins, trades.Losses, trades.Draws));
        Assert.Equal((985m, 500m), (trades.GrossProfit.Value, trades.GrossLoss.Value));
        Assert.Equal((197m, 125m), (trades.AverageWin!.Value.Value, trades.AverageLoss!.Value.Value));
        Assert.Equal((340m, -210m), (trades.Best!.Trade.Profit.Value, trades.Worst!.Trade.Profit.Value));
        Assert.Equal(TimeSpan.FromHours(36), trades.AverageHolding);
    }

    [Fact]
    public void A_draw_neither_counts_nor_ends_a_streak_and_ties_are_one_result()
    {
        var input = GoldenRun.FromResults(10_000m, 20, (1, 5m), (2, 5m), (3, 0m), (4, 5m), (5, -5m), (6, -5m));
        var tied = input with { Trades = input.Trades.Add(GoldenRun.Trade(GoldenRun.Noon(6), -7m)) };
        var trades = PerformanceMetrics.Compute(tied).Trades;
        Assert.Equal((3, 2), (trades.LongestWinStreak, trades.LongestLossStreak));
    }

    [Fact]
    public void Excursions_are_averaged_over_the_trades_that_were_watched()
    {
        var watched = GoldenRun.Trade(GoldenRun.Noon(1), 5m) with
        {
            MaxAdverseExcursion = new(2m, GoldenRun.Usd),
            MaxFavourableExcursion = new(9m, GoldenRun.Usd),
        };
        var other = watched with { MaxAdverseExcursion = new(6m, GoldenRun.Usd), MaxFavourableExcursion = null };
        var input = GoldenRun.Input with { Trades = [watched, other, GoldenRun.Trade(GoldenRun.Noon(2), 1m)] };
        var trades = PerformanceMetrics.Compute(input).Trades;
        Assert.Equal(
            (4m, 6m), (trades.AverageAdverseExcursion!.Value.Value, trades.LargestAdverseExcursion!.Value.Value));
        Assert.Equal(9m, trades.AverageFavourableExcursion!.Value.Value);
    }

    [Fact]
    public void Days_tell_the_best_and_the_worst()
    {
        Assert.Equal((30, 5, 4), (Golden.Days.Count, Golden.Days.Winning, Golden.Days.Losing));
        Assert.Equal(new DateOnly(2025, 1, 21), Golden.Days.Best!.Value.Day);
        Assert.Equal(new DateOnly(2025, 1, 18), Golden.Days.Worst!.Value.Day);
    }

    [Fact]
    public void Drawdown_tells_its_days()
    {
        Assert.Equal(Timestamp.Parse("2025-01-09T00:00:00Z"), Golden.Drawdown.PeakAt);
        Assert.Equal(Timestamp.Parse("2025-01-19T00:00:00Z"), Golden.Drawdown.TroughAt);
        Assert.Equal(Timestamp.Parse("2025-01-22T00:00:00Z"), Golden.Drawdown.RecoveredAt);
        Assert.Equal(TimeSpan.FromDays(3), Golden.Drawdown.Recovery);
    }

    [Fact]
    public void Activity_is_measured_against_time_and_start_balance()
    {
        var input = GoldenRun.Input with
        {
            Market = [
                new(Domain.Instruments.Symbol.Of("A"), new(100m), new(150m)),
                new(Domain.Instruments.Symbol.Of("B"), new(10m), new(9m))],
            TradedNotional = new(25_000m, GoldenRun.Usd),
            Exposure = new(TimeSpan.FromDays(15), 0.25, 0.8),
            Fees = new(12m, GoldenRun.Usd),
        };
        var activity = PerformanceMetrics.Compute(input).Activity;
        Assert.Equal(0.2, activity.MarketChange!.Value, 1e-12);
        Assert.Equal(2.5, activity.Turnover);
        Assert.Equal(0.5, activity.TimeInMarket);
        Assert.Equal(new Amount(12m, GoldenRun.Usd), activity.Fees);
        Assert.Equal(new Amount(10m, GoldenRun.Usd), Golden.Activity.Fees);
    }

    [Fact]
    public void A_market_without_a_first_price_has_no_change()
    {
        var input = GoldenRun.Input with { Market = [new(Domain.Instruments.Symbol.Of("A"), new(0m), new(150m))] };
        Assert.Null(PerformanceMetrics.Compute(input).Activity.MarketChange);
    }

    [Fact]
    public void Few_trades_and_few_days_are_flagged()
    {
        Assert.Equal(["few_trades", "short_period"], Golden.Warnings.Select(w => w.Code));
        var many = Enumerable.Range(1, 30).Select(day => (day, 10m)).ToArray();
        Assert.Empty(PerformanceMetrics.Compute(GoldenRun.FromResults(10_000m, 90, many)).Warnings);
    }

    [Fact]
    public void Breakdowns_are_in_an_order_that_people_expect()
    {
        var all = Golden.Breakdowns;
        Assert.Equal(["stop_loss", "take_profit"], all.ByExitReason.Select(r => r.Key));
        Assert.Equal(["Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"], all.ByWeekday.Select(r => r.Key));
        Assert.Equal("2025-01", Assert.Single(all.ByMonth).Key);
        var losers = all.ByExitReason[0];
        Assert.Equal((4, 0, -500m), (losers.Trades, losers.Wins, losers.Profit.Value));
        Assert.Equal(0d, losers.ProfitFactor);
        Assert.Null(all.ByExitReason[1].ProfitFactor);
    }

    [Fact]
    public void A_close_at_midnight_belongs_to_the_month_that_ends_there()
    {
        var trade = GoldenRun.Trade(Timestamp.Parse("2025-02-01T00:00:00Z"), 5m);
        var metrics = PerformanceMetrics.Compute(GoldenRun.Input with { Trades = [trade] });
        Assert.Equal("2025-01", Assert.Single(metrics.Breakdowns.ByMonth).Key);
    }

    [Fact]
    public void Freqtrade_drawdown_of_a_losing_first_trade_depends_on_the_compatibility_flag()
    {
        var input = GoldenRun.FromResults(1_000m, 100, (1, -100m), (2, 50m));
        var ours = PerformanceMetrics.Compute(input, MetricConvention.Freqtrade);
        var theirs = PerformanceMetrics.Compute(
            input, MetricConvention.Freqtrade, new() { FreqtradeIgnoresFirstTrade = true });
        Assert.Equal(0.1, ours.Ratios.MaxDrawdown.Value!.Value, 1e-12);
        Assert.Equal(0d, theirs.Ratios.MaxDrawdown.Value);
        Assert.Equal(-100d, theirs.Ratios.Calmar.Value);
    }

    [Fact]
    public void Convention_names_round_trip()
    {
        foreach (var convention in Enum.GetValues<MetricConvention>())
        {
            Assert.True(MetricConventions.TryParse(convention.Name(), out var parsed));
            Assert.Equal(convention, parsed);
        }

        Assert.False(MetricConventions.TryParse("jesse", out _));
    }
}
