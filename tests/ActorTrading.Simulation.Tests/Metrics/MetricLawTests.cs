using ActorTrading.Simulation.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Simulation.Tests.Metrics;

public sealed class MetricLawTests
{
    private const int Days = 40;

    private static readonly Gen<(int Day, decimal Profit)[]> Results =
        Gen.Choose(1, Days).SelectMany(day => Gen.Choose(-300, 300), (day, profit) => (day, (decimal)profit))
            .ArrayOf(25);

    private static readonly Gen<decimal[]> Returns = Gen.Choose(-400, 400).Select(r => r / 10_000m).ArrayOf(Days);

    [Fact]
    public void No_figure_depends_on_the_order_in_which_trades_are_listed() =>
        Prop.ForAll(Results.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (results, seed) =>
        {
            var input = GoldenRun.FromResults(10_000m, Days, results);
            var keys = new Random(seed);
            var shuffled = input with { Trades = [.. input.Trades.OrderBy(_ => keys.Next())] };
            return Enum.GetValues<MetricConvention>().All(convention =>
            {
                var one = PerformanceMetrics.Compute(input, convention);
                var other = PerformanceMetrics.Compute(shuffled, convention);
                return one.Ratios == other.Ratios && one.Trades == other.Trades
                    && one.Breakdowns.BySymbol.SequenceEqual(other.Breakdowns.BySymbol);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubling_every_return_leaves_sharpe_and_sortino_and_doubles_volatility() =>
        Prop.ForAll(Returns.ToArbitrary(), returns =>
        {
            var one = PerformanceMetrics.Compute(GoldenRun.FromReturns(returns)).Ratios;
            var two = PerformanceMetrics.Compute(GoldenRun.FromReturns([.. returns.Select(r => 2m * r)])).Ratios;
            return Near(one.Sharpe.Value, two.Sharpe.Value) && Near(one.Sortino.Value, two.Sortino.Value)
                && Near(2d * one.Volatility.Value, two.Volatility.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Turning_every_return_round_turns_sharpe_round() =>
        Prop.ForAll(Returns.ToArbitrary(), returns =>
        {
            var one = PerformanceMetrics.Compute(GoldenRun.FromReturns(returns)).Ratios.Sharpe.Value;
            var other = PerformanceMetrics.Compute(GoldenRun.FromReturns([.. returns.Select(r => -r)]))
                .Ratios.Sharpe.Value;
            return Near(one, -other);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_times_the_money_gives_the_same_ratios_and_ten_times_the_expectancy() =>
        Prop.ForAll(Results.ToArbitrary(), results =>
        {
            var tenfold = results.Select(r => (r.Day, r.Profit * 10m)).ToArray();
            return Enum.GetValues<MetricConvention>().All(convention =>
            {
                var one = PerformanceMetrics.Compute(GoldenRun.FromResults(10_000m, Days, results), convention).Ratios;
                var ten = PerformanceMetrics.Compute(GoldenRun.FromResults(100_000m, Days, tenfold), convention).Ratios;
                var factor = convention == MetricConvention.Lean ? 1d : 10d;
                return Near(one.Sharpe.Value, ten.Sharpe.Value) && Near(one.Calmar.Value, ten.Calmar.Value)
                    && Near(one.MaxDrawdown.Value, ten.MaxDrawdown.Value)
                    && Near(factor * one.Expectancy.Value, ten.Expectancy.Value);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_breakdowns_add_up_to_the_whole() =>
        Prop.ForAll(Results.ToArbitrary(), results =>
        {
            var metrics = PerformanceMetrics.Compute(GoldenRun.FromResults(10_000m, Days, results));
            var net = metrics.Trades.GrossProfit.Value - metrics.Trades.GrossLoss.Value;
            var all = metrics.Breakdowns;
            return new[] { all.BySymbol, all.ByEntryRule, all.ByExitReason, all.ByMonth, all.ByWeekday }.All(rows =>
                rows.Sum(r => r.Profit.Value) == net && rows.Sum(r => r.Trades) == results.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Monthly_returns_compound_to_the_total_return() =>
        Prop.ForAll(Returns.ToArbitrary(), returns =>
        {
            var metrics = PerformanceMetrics.Compute(GoldenRun.FromReturns(returns));
            return Near(metrics.Months.Aggregate(1d, (value, m) => value * (1d + m.Return)) - 1d, metrics.TotalReturn);
        }).QuickCheckThrowOnFailure();

    private static bool Near(double? one, double? other) =>
        one is { } a && other is { } b ? Math.Abs(a - b) <= 1e-9 * Math.Max(1d, Math.Abs(a)) : one == other;
}
