using ActorTrading.Domain.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class RollingCorrelationTests
{
    [Theory]
    [InlineData(6, 0.7995564267274866)]
    [InlineData(7, 0.09097621087046462)]
    [InlineData(24, 0.09517556076809035)]
    public void Close_and_volume_of_the_sample_are_correlated_as_worked_out_by_hand(int updates, double expected)
    {
        var correlation = new RollingCorrelation(6);
        foreach (var bar in SampleBars.All.AsSpan(0, updates))
        {
            correlation.Update(bar.Close, bar.Volume);
        }

        Assert.Equal(expected, correlation.Value, 1e-12);
    }

    [Fact]
    public void After_every_update_it_is_the_formula_over_the_window()
    {
        var value = Gen.Choose(-20, 20).Select(n => n / 4.0);
        var cases = from period in Gen.Choose(2, 8)
                    from pairs in value.Two().ArrayOf().Resize(60)
                    select (period, pairs);
        Prop.ForAll(cases.ToArbitrary(), x => AgreesWithFormula(x.period, x.pairs)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_line_is_correlated_fully_whatever_its_slope()
    {
        var (rising, falling) = (new RollingCorrelation(5), new RollingCorrelation(5));
        for (var x = 0; x < 100; x++)
        {
            var noisy = Math.Sin(x);
            rising.Update(noisy, (0.001 * noisy) + 1e3);
            falling.Update(noisy, 7 - (30 * noisy));
        }

        Assert.Equal(1, rising.Value, 1e-9);
        Assert.Equal(-1, falling.Value, 1e-9);
    }

    [Fact]
    public void A_series_that_did_not_move_has_no_correlation()
    {
        var correlation = new RollingCorrelation(3);
        (double, double)[] pairs = [(1e6, 1), (0.3, 2), (0.1, 5), (0.1, 4), (0.1, 6)];
        foreach (var (x, y) in pairs)
        {
            correlation.Update(x, y);
        }

        Assert.True(correlation.IsReady);
        Assert.True(double.IsNaN(correlation.Value));
    }

    [Fact]
    public void Updating_allocates_nothing()
    {
        var correlation = new RollingCorrelation(20);
        Run(correlation);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(correlation);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Run(RollingCorrelation correlation)
    {
        for (var i = 0; i < 10_000; i++)
        {
            correlation.Update(Math.Sin(i), Math.Cos(i));
        }
    }

    private static bool AgreesWithFormula(int period, (double X, double Y)[] pairs)
    {
        var correlation = new RollingCorrelation(period);
        for (var n = 1; n <= pairs.Length; n++)
        {
            correlation.Update(pairs[n - 1].X, pairs[n - 1].Y);
            Assert.Equal(n >= correlation.WarmUp, correlation.IsReady);
            var expected = n < period ? double.NaN : Pearson(pairs[(n - period)..n]);
            Assert.Equal(double.IsNaN(expected), double.IsNaN(correlation.Value));
            Assert.True(double.IsNaN(expected) || Math.Abs(expected - correlation.Value) < 1e-9);
        }

        return true;
    }

    /// <summary>By the computational formula, exact here since all numbers are quarters.</summary>
    private static double Pearson((double X, double Y)[] pairs)
    {
        var n = pairs.Length;
        var (sumX, sumY) = (pairs.Sum(p => p.X), pairs.Sum(p => p.Y));
        var squaresX = (n * pairs.Sum(p => p.X * p.X)) - (sumX * sumX);
        var squaresY = (n * pairs.Sum(p => p.Y * p.Y)) - (sumY * sumY);
        return ((n * pairs.Sum(p => p.X * p.Y)) - (sumX * sumY)) / Math.Sqrt(squaresX * squaresY);
    }
}
