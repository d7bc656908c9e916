using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Tests.Metrics;

public sealed class SamplerTests
{
    private static readonly Timestamp Start = Timestamp.Parse("2025-01-01T00:00:00Z");

    [Theory]
    [InlineData(10, 5)]
    [InlineData(100, 50)]
    [InlineData(5_000, 50)]
    [InlineData(5_000, 2_000)]
    public void The_curve_is_bounded_and_keeps_first_last_lowest_highest_and_deepest(int marks, int pointsMax)
    {
        var sampler = new EquitySampler(Start, Usd(1_000m), pointsMax);
        var random = new SeededRandom(11);
        var all = new List<(Timestamp Time, decimal Equity)> { (Start, 1_000m) };
        var time = Start;
        for (var i = 0; i < marks; i++)
        {
            time += TimeSpan.FromSeconds(1 + random.Next(100_000));
            all.Add((time, Math.Max(1m, all[^1].Equity + random.Next(101) - 50)));
            sampler.Mark(time, Usd(all[^1].Equity));
        }

        var points = sampler.ReadCurve().Points;
        Assert.InRange(points.Length, 1, pointsMax);
        Assert.Equal(all[0], (points[0].Time, points[0].Equity));
        Assert.Equal(all[^1], (points[^1].Time, points[^1].Equity));
        Assert.Equal(all.Min(m => m.Equity), points.Min(p => p.Equity));
        Assert.Equal(all.Max(m => m.Equity), points.Max(p => p.Equity));
        Assert.Equal(sampler.ReadDrawdown().Depth, points.Max(p => p.Drawdown));
        Assert.Equal(points.OrderBy(p => p.Time), points);
    }

    [Fact]
    public void Marks_of_one_time_keep_their_order()
    {
        var sampler = new EquitySampler(Start, Usd(100m));
        foreach (var equity in new[] { 90m, 120m, 110m })
        {
            sampler.Mark(Start, Usd(equity));
        }

        Assert.Equal([100m, 90m, 120m, 110m], sampler.ReadCurve().Points.Select(p => p.Equity));
    }

    [Fact]
    public void Daily_closes_are_dense_and_midnight_closes_the_day_before()
    {
        var sampler = new EquitySampler(Start + TimeSpan.FromHours(9), Usd(100m));
        sampler.Mark(Start + TimeSpan.FromHours(20), Usd(101m));
        sampler.Mark(Start + TimeSpan.FromHours(24), Usd(102m));
        sampler.Mark(Start + TimeSpan.FromHours(24) + new TimeSpan(1), Usd(103m));
        sampler.Mark(Start + TimeSpan.FromDays(4), Usd(104m));
        var daily = sampler.ReadDaily();
        Assert.Equal(new DateOnly(2025, 1, 1), daily.FirstDay);
        Assert.Equal([102m, 103m, 103m, 104m], daily.Closes);
    }

    [Fact]
    public void A_mark_allocates_nothing_once_its_day_is_there()
    {
        var sampler = new EquitySampler(Start, Usd(100m));
        void Mark(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                sampler.Mark(Start + TimeSpan.FromMilliseconds(i), Usd(100m + (i % 7)));
            }
        }

        Mark(0, 10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Mark(10_000, 60_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Equity_in_another_currency_and_time_that_runs_backwards_are_defects()
    {
        var sampler = new EquitySampler(Start, Usd(100m));
        sampler.Mark(Start + TimeSpan.FromHours(1), Usd(101m));
        Assert.Throws<ArgumentException>(
            () => sampler.Mark(Start + TimeSpan.FromHours(2), new(1m, Currency.Of("EUR"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Mark(Start, Usd(100m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EquitySampler(Start, Usd(100m), 4));
    }

    [Fact]
    public void Price_bars_are_bounded_and_together_say_what_all_prices_said()
    {
        var sampler = new PriceSampler(Start, 16);
        var random = new SeededRandom(3);
        var prices = new List<decimal>();
        for (var i = 0; i < 3_000; i++)
        {
            prices.Add(100 + random.Next(1_000));
            sampler.Add(Start + TimeSpan.FromSeconds(i * 7), prices[^1]);
        }

        var bars = sampler.Read();
        Assert.InRange(bars.Length, 2, 16);
        Assert.Equal((prices[0], prices[^1]), (bars[0].Open, bars[^1].Close));
        Assert.Equal((prices.Max(), prices.Min()), (bars.Max(b => b.High), bars.Min(b => b.Low)));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Add(Start, 1m));
    }

    [Fact]
    public void Prices_of_one_interval_are_one_bar()
    {
        var sampler = new PriceSampler(Start, 4);
        foreach (var price in new[] { 5m, 9m, 2m, 6m })
        {
            sampler.Add(Start, price);
        }

        Assert.Equal(new PriceBar(Start, Start, 5m, 9m, 2m, 6m), Assert.Single(sampler.Read()));
    }

    [Fact]
    public void Exposure_is_weighed_by_the_time_it_lasted()
    {
        var meter = new ExposureMeter(Start);
        meter.Mark(Start + TimeSpan.FromHours(2), Usd(100m), Usd(50m));
        meter.Mark(Start + TimeSpan.FromHours(3), Usd(100m), Usd(80m));
        meter.Mark(Start + TimeSpan.FromHours(4), Usd(100m), Usd(0m));
        var figures = meter.Read(Start + TimeSpan.FromHours(10));
        Assert.Equal(TimeSpan.FromHours(2), figures.TimeInMarket);
        Assert.Equal(0.13, figures.Average, 1e-12);
        Assert.Equal(0.8, figures.Highest);
        Assert.Equal(new ExposureFigures(TimeSpan.Zero, 0d, 0d), new ExposureMeter(Start).Read(Start));
    }

    private static Amount Usd(decimal value) => new(value, Currency.Usd);
}
