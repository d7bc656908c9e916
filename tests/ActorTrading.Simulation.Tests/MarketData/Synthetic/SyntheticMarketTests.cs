using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Synthetic;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Simulation.Tests.MarketData.Synthetic;

public sealed class SyntheticMarketTests
{
    private static readonly SyntheticOptions TwoDays = SyntheticOptions.Sample with { Length = TimeSpan.FromDays(2) };

    private static readonly SyntheticOptions Ticks = SyntheticOptions.Sample with
    {
        Detail = SyntheticDetail.Ticks,
        Length = TimeSpan.FromHours(3),
        DepthLevels = 5,
    };

    [Fact]
    public void The_sample_is_ninety_days_of_one_minute_bars_of_two_markets()
    {
        var bars = Make(SyntheticOptions.Sample);
        Assert.Equal(90 * 1_440 * 2, bars.Count);
        Assert.Equal(Timestamp.Parse("2025-01-01T00:01:00Z"), bars[0].Time);
        Assert.Equal(Timestamp.Parse("2025-04-01T00:00:00Z"), bars[^1].Time);
        Assert.All(bars, bar => Assert.Equal((MarketEventKind.Bar, "1m"), (bar.Kind, bar.Timeframe.ToString())));
    }

    [Fact]
    public void A_seed_makes_the_same_market_and_another_seed_another()
    {
        foreach (var options in new[] { TwoDays, Ticks })
        {
            Assert.Equal(Hash(options), Hash(options));
            Assert.NotEqual(Hash(options), Hash(options with { Seed = options.Seed + 1 }));
        }
    }

    [Fact]
    public void A_longer_market_begins_as_the_shorter_one() =>
        Assert.Equal(
            Make(TwoDays).Select(e => MemoryFile.Text(e)),
            Make(TwoDays with { Length = TimeSpan.FromDays(3) }).Take(2 * 2 * 1_440).Select(e => MemoryFile.Text(e)));

    [Fact]
    public void Bars_hold_together_for_any_seed_and_volatility() =>
        Prop.ForAll(
            Gen.Choose(1, 1_000_000)
                .SelectMany(seed => Gen.Choose(1, 400).Select(percent => (Seed: seed, Volatility: percent / 100.0)))
                .ToArbitrary(),
            x => Make(Wild(x.Seed, x.Volatility)).All(IsSoundBar)).QuickCheckThrowOnFailure();

    [Fact]
    public void Most_bars_open_at_the_close_before_and_some_away_from_it()
    {
        var bars = Make(TwoDays).Where(bar => bar.Instrument == 0).ToList();
        var gaps = bars.Zip(bars.Skip(1)).Count(pair => pair.First.Close != pair.Second.Open);
        Assert.InRange(gaps / (double)bars.Count, 0.005, 0.05);
        Assert.All(Make(TwoDays with { OpeningGapChance = 0 }).GroupBy(bar => bar.Instrument), series =>
            Assert.True(series.Zip(series.Skip(1)).All(pair => pair.First.Close == pair.Second.Open)));
    }

    [Fact]
    public void Prices_are_on_the_tick_and_quantities_on_the_lot()
    {
        foreach (var e in Make(TwoDays).Take(2_000))
        {
            var symbol = TwoDays.Symbols[e.Instrument];
            Assert.Equal(0m, e.Open % symbol.TickSize);
            Assert.Equal(0m, e.High % symbol.TickSize);
            Assert.Equal(0m, e.Volume % symbol.LotStep);
        }
    }

    [Fact]
    public void Volatility_and_correlation_of_the_sample_are_those_asked_for()
    {
        var options = SyntheticOptions.Sample with { JumpsPerDay = 0 };
        var returns = Make(options).GroupBy(bar => bar.Instrument).Select(HourlyReturns).ToArray();
        for (var i = 0; i < returns.Length; i++)
        {
            var annual = Deviation(returns[i]) * Math.Sqrt(365 * 24);
            Assert.InRange(annual / options.Symbols[i].AnnualVolatility, 0.75, 1.3);
        }

        Assert.InRange(Correlation(returns[0], returns[1]), 0.6, 0.9);
    }

    [Fact]
    public void Without_correlation_markets_go_their_own_ways()
    {
        var returns = Make(SyntheticOptions.Sample with { Correlation = 0, JumpsPerDay = 0 })
            .GroupBy(bar => bar.Instrument)
            .Select(HourlyReturns)
            .ToArray();
        Assert.InRange(Correlation(returns[0], returns[1]), -0.15, 0.25);
    }

    [Fact]
    public void The_daily_volume_is_the_one_asked_for_and_follows_the_hours()
    {
        var bars = Make(SyntheticOptions.Sample).Where(bar => bar.Instrument == 0).ToList();
        var perDay = (double)bars.Sum(bar => bar.Volume) / 90;
        Assert.InRange(perDay / SyntheticOptions.Sample.Symbols[0].DailyVolume, 0.9, 1.6);
        var byHour = bars.GroupBy(bar => (bar.Time - TimeSpan.FromMinutes(1)).ToDateTimeOffset().Hour)
            .ToDictionary(g => g.Key, g => g.Sum(b => b.Volume));
        Assert.True(byHour[14] > 2 * byHour[4]);
    }

    [Fact]
    public void Jumps_make_returns_that_no_walk_makes()
    {
        static double Largest(SyntheticOptions options) =>
            HourlyReturns(Make(options).Where(bar => bar.Instrument == 0)).Max(Math.Abs);
        var calm = SyntheticOptions.Sample with { JumpsPerDay = 0, Length = TimeSpan.FromDays(20) };
        Assert.True(Largest(calm with { JumpsPerDay = 2, JumpSize = 0.1 }) > 2 * Largest(calm));
    }

    [Fact]
    public void Ticks_keep_their_order_a_positive_spread_and_trade_at_the_best_prices()
    {
        var last = new Dictionary<int, MarketEvent>();
        var previous = Timestamp.MinValue;
        foreach (var e in Make(Ticks))
        {
            Assert.True(e.Time >= previous);
            previous = e.Time;
            if (e.Kind == MarketEventKind.Trade)
            {
                Assert.Contains(e.Price, new[] { last[e.Instrument].BidPrice, last[e.Instrument].AskPrice });
                Assert.True(e.Quantity > 0m);
                continue;
            }

            Assert.True(e.BidPrice > 0m && e.BidPrice < e.AskPrice && e.BidQuantity > 0m && e.AskQuantity > 0m);
            last[e.Instrument] = e;
        }
    }

    [Fact]
    public void Book_levels_fall_on_the_bid_side_and_rise_on_the_ask_side()
    {
        foreach (var depth in Make(Ticks).Where(e => e.Kind == MarketEventKind.Depth).Take(500).Select(e => e.Depth!))
        {
            Assert.Equal((5, 5), (depth.Bids.Length, depth.Asks.Length));
            Assert.Equal(depth.Bids.OrderByDescending(level => level.Price), depth.Bids);
            Assert.Equal(depth.Asks.OrderBy(level => level.Price), depth.Asks);
            Assert.True(depth.BestBid.Price < depth.BestAsk.Price);
        }
    }

    [Fact]
    public void A_price_near_nothing_stays_at_a_tick_or_above()
    {
        var options = Ticks with { Symbols = [TwoDays.Symbols[0] with { StartPrice = 0.01m, AnnualVolatility = 5 }] };
        Assert.All(Make(options), e => Assert.True(e.Price >= 0.01m));
    }

    [Fact]
    public void Making_bars_and_ticks_allocates_nothing_per_event()
    {
        foreach (var options in new[] { TwoDays, Ticks with { DepthLevels = 0 } })
        {
            using var market = new SyntheticMarket(options);
            for (var i = 0; i < 2_000; i++)
            {
                market.MoveNext();
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 2_000; i++)
            {
                market.MoveNext();
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Regimes_follow_one_another_without_a_gap_and_all_of_them_come()
    {
        var path = new RegimePath(SyntheticOptions.Sample);
        var seen = new HashSet<MarketRegime>();
        var segment = path.Current;
        for (var i = 0; i < 200; i++)
        {
            seen.Add(segment.Regime);
            var next = path.At(segment.To);
            Assert.Equal(segment.To, next.From);
            Assert.NotEqual(segment.Regime, next.Regime);
            Assert.InRange((next.To - next.From) / SyntheticOptions.Sample.RegimeLength, 0.25, 1.76);
            segment = next;
        }

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Options_without_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticMarket(TwoDays with { Symbols = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticMarket(TwoDays with { Correlation = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticMarket(TwoDays with { Timeframe = default }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new SyntheticMarket(Ticks with { TickInterval = TimeSpan.Zero }));
    }

    private static SyntheticOptions Wild(int seed, double volatility) => SyntheticOptions.Sample with
    {
        Seed = (ulong)seed,
        Length = TimeSpan.FromHours(2),
        Symbols = [.. SyntheticOptions.Sample.Symbols.Select(symbol => symbol with { AnnualVolatility = volatility })],
    };

    private static bool IsSoundBar(MarketEvent bar) =>
        bar.Low > 0m
            && bar.Low <= Math.Min(bar.Open, bar.Close)
            && bar.High >= Math.Max(bar.Open, bar.Close)
            && bar.Volume >= 0m;

    private static List<MarketEvent> Make(SyntheticOptions options)
    {
        using var market = new SyntheticMarket(options);
        return MemoryFile.Drain(market);
    }

    private static string Hash(SyntheticOptions options)
    {
        var text = string.Join('\n', Make(options).Select(e => MemoryFile.Text(e)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static double[] HourlyReturns(IEnumerable<MarketEvent> bars)
    {
        var closes = bars.Where((_, i) => i % 60 == 59).Select(bar => (double)bar.Close).ToArray();
        return [.. closes.Zip(closes.Skip(1), (first, second) => Math.Log(second / first))];
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double Correlation(double[] left, double[] right)
    {
        var (leftMean, rightMean) = (left.Average(), right.Average());
        var covariance = left.Zip(right, (l, r) => (l - leftMean) * (r - rightMean)).Sum() / (left.Length - 1);
        return covariance / (Deviation(left) * Deviation(right));
    }
}
