using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.MarketData;

public sealed class BarAggregatorTests
{
    private const int Btc = 3;
    private static readonly Timeframe OneMinute = Timeframe.OfMinutes(1);
    private static readonly Timeframe FiveMinutes = Timeframe.OfMinutes(5);
    private static readonly Timeframe OneHour = Timeframe.OfMinutes(60);
    private static readonly Timestamp Start = Timestamp.Parse("2026-01-31T09:00:00Z");

    [Fact]
    public void Trades_become_a_bar_that_the_first_trade_at_its_end_finishes()
    {
        var bars = Aggregate(
            new(OneMinute),
            [Trade(1, 10m, 1m), Trade(20, 12m, 2m), Trade(59, 9m, 0.5m), Trade(60, 11m, 4m)]);

        Assert.Equal([(At(60), "10 12 9 9 3.5")], bars.Select(Told));
    }

    [Fact]
    public void A_bar_carries_instrument_timeframe_and_its_end_as_time()
    {
        var aggregator = new BarAggregator(FiveMinutes);
        Assert.False(aggregator.Add(Trade(30, 10m, 1m), out _));
        Assert.True(aggregator.CloseUpTo(At(1_000), out var bar));

        Assert.Equal(
            (MarketEventKind.Bar, Btc, FiveMinutes, At(300)),
            (bar.Kind, bar.Instrument, bar.Timeframe, bar.Time));
        Assert.False(aggregator.CloseUpTo(At(1_000), out _));
    }

    [Fact]
    public void Time_finishes_a_bar_at_its_end_and_no_instant_before()
    {
        var aggregator = new BarAggregator(OneMinute);
        aggregator.Add(Trade(0, 10m, 1m), out _);

        Assert.False(aggregator.CloseUpTo(At(60) - TimeSpan.FromTicks(1), out _));
        Assert.True(aggregator.CloseUpTo(At(60), out _));
    }

    [Fact]
    public void Quotes_and_books_count_at_their_middle_without_volume()
    {
        var book = new OrderBookDepth([new BookLevel(15m, 1m)], [new BookLevel(16m, 1m)]);
        var bars = Aggregate(
            new(OneMinute),
            [Quote(5, 10m, 11m), MarketEvent.Book(Btc, At(6), book), Quote(7, 8m, 8.5m), Quote(61, 1m, 2m)]);

        Assert.Equal([(At(60), "10.5 15.5 8.25 8.25 0")], bars.Select(Told));
    }

    [Fact]
    public void Shorter_bars_finish_the_bar_with_the_last_of_them()
    {
        var aggregator = new BarAggregator(FiveMinutes);
        Assert.All(Enumerable.Range(1, 4), n => Assert.False(aggregator.Add(Bar(OneMinute, 60 * n, 10 + n), out _)));

        Assert.True(aggregator.Add(Bar(OneMinute, 300, 15), out var bar));
        Assert.Equal((At(300), "11 16 10 15 5"), Told(bar));
    }

    [Fact]
    public void A_bar_of_the_same_length_passes()
    {
        Assert.True(new BarAggregator(OneMinute).Add(Bar(OneMinute, 60, 7), out var bar));
        Assert.Equal((At(60), "7 8 6 7 1"), Told(bar));
    }

    [Fact]
    public void A_gap_has_no_bars()
    {
        var bars = Aggregate(new(OneMinute), [Trade(1, 10m, 1m), Trade(200, 20m, 1m), Trade(240, 30m, 1m)]);

        Assert.Equal([At(60), At(240)], bars.Select(b => b.Time));
    }

    [Fact]
    public void After_a_gap_a_bar_that_completes_the_next_one_leaves_a_second_to_take()
    {
        var aggregator = new BarAggregator(FiveMinutes);
        aggregator.Add(Bar(OneMinute, 60, 10), out _);

        Assert.True(aggregator.Add(Bar(OneMinute, 600, 20), out var first));
        Assert.True(aggregator.CloseUpTo(At(600), out var second));
        Assert.False(aggregator.CloseUpTo(At(600), out _));
        Assert.Equal([(At(300), "10 11 9 10 1"), (At(600), "20 21 19 20 1")], new[] { first, second }.Select(Told));
    }

    [Fact]
    public void What_comes_after_its_bar_was_finished_is_counted_and_changes_nothing()
    {
        var aggregator = new BarAggregator(OneMinute);
        var bars = Aggregate(aggregator, [Trade(1, 10m, 1m), Trade(61, 20m, 1m), Trade(59, 99m, 1m)]);
        aggregator.CloseUpTo(At(180), out var last);
        bars.Add(last);
        Assert.False(aggregator.Add(Trade(100, 99m, 1m), out _));
        Assert.False(aggregator.CloseUpTo(At(1_000), out _));

        Assert.Equal([(At(60), "10 10 10 10 1"), (At(120), "20 20 20 20 1")], bars.Select(Told));
        Assert.Equal(2, aggregator.LateEvents);
    }

    [Fact]
    public void The_best_kind_seen_shapes_the_bars()
    {
        var bars = Aggregate(
            new(OneMinute),
            [
                Quote(1, 1m, 1m), Trade(2, 10m, 1m), Quote(3, 99m, 99m),
                Trade(61, 11m, 1m), Bar(OneMinute, 120, 30), Trade(130, 12m, 1m), Bar(OneMinute, 180, 40),
            ]);

        Assert.Equal(
            [(At(60), "10 10 10 10 1"), (At(120), "30 31 29 30 1"), (At(180), "40 41 39 40 1")],
            bars.Select(Told));
    }

    [Fact]
    public void Funding_and_mark_only_tell_the_time()
    {
        var bars = Aggregate(
            new(OneMinute),
            [Mark(0), Trade(1, 10m, 1m), Mark(2), MarketEvent.Funding(Btc, At(60), 0.1m)]);

        Assert.Equal([(At(60), "10 10 10 10 1")], bars.Select(Told));
    }

    [Fact]
    public void A_mark_of_its_closing_time_does_not_shut_out_the_last_of_the_shorter_bars()
    {
        var bars = Aggregate(
            new(Timeframe.OfMinutes(2)),
            [Mark(60), Bar(OneMinute, 60, 10), Mark(120), Bar(OneMinute, 120, 20), Mark(180), Mark(300)]);

        Assert.Equal([(At(120), "10 21 9 20 2")], bars.Select(Told));
    }

    [Theory]
    [InlineData("1d", "2026-02-01T00:00:00Z")]
    [InlineData("1w", "2026-02-02T00:00:00Z")]
    [InlineData("4h", "2026-01-31T12:00:00Z")]
    public void Days_end_at_midnight_and_weeks_with_their_sunday(string timeframe, string end)
    {
        Assert.True(Timeframe.TryParse(timeframe, out var length));
        var aggregator = new BarAggregator(length);
        aggregator.Add(Trade(0, 10m, 1m), out _);

        Assert.True(aggregator.CloseUpTo(Timestamp.MaxValue, out var bar));
        Assert.Equal(Timestamp.Parse(end), bar.Time);
    }

    [Fact]
    public void Ticks_have_no_bars() => Assert.Throws<ArgumentException>(() => new BarAggregator(Timeframe.Tick));

    [Fact]
    public void Events_that_cannot_belong_together_are_a_defect()
    {
        var aggregator = new BarAggregator(FiveMinutes);
        aggregator.Add(Bar(OneMinute, 60, 10), out _);

        Assert.Throws<ArgumentException>(() => aggregator.Add(MarketEvent.Mark(Btc + 1, At(61), 5m), out _));
        Assert.Throws<ArgumentException>(() => aggregator.Add(Bar(FiveMinutes, 300, 10), out _));
        Assert.Throws<ArgumentException>(() => new BarAggregator(FiveMinutes).Add(Bar(OneHour, 3_600, 10), out _));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(300, true)]
    [InlineData(7, false)]
    [InlineData(600, false)]
    public void It_accepts_bars_whose_length_divides_its_own(int seconds, bool accepted) =>
        Assert.Equal(accepted, new BarAggregator(FiveMinutes).Accepts(Timeframe.OfSeconds(seconds)));

    [Fact]
    public void Ticks_are_not_accepted_as_bars() =>
        Assert.False(new BarAggregator(FiveMinutes).Accepts(Timeframe.Tick));

    [Fact]
    public void Trades_become_the_bars_that_grouping_them_by_interval_gives()
    {
        var trade = from gap in Gen.Choose(0, 200)
                    from price in Gen.Choose(1, 1_000)
                    from quantity in Gen.Choose(1, 100)
                    select (gap, price, quantity);
        Prop.ForAll(trade.ArrayOf().ToArbitrary(), x =>
        {
            var trades = Trades(x);
            var bars = AggregateToTheEnd(new(FiveMinutes), trades);
            var expected = trades.GroupBy(t => t.Time.Floor(FiveMinutes.Length)).ToList();
            Assert.Equal(expected.Select(g => g.Key + FiveMinutes.Length), bars.Select(b => b.Time));
            Assert.Equal(expected.Select(g => (g.First().Price, g.Last().Price)), bars.Select(b => (b.Open, b.Close)));
            Assert.Equal(expected.Select(g => g.Max(t => t.Price)), bars.Select(b => b.High));
            Assert.Equal(expected.Select(g => g.Min(t => t.Price)), bars.Select(b => b.Low));
            Assert.Equal(expected.Select(g => g.Sum(t => t.Quantity)), bars.Select(b => b.Volume));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Bars_of_bars_are_the_bars_of_the_whole()
    {
        var bar = from skipped in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 130)))
                  from middle in Gen.Choose(10, 1_000)
                  select (skipped, middle);
        Prop.ForAll(bar.ArrayOf().Resize(300).ToArbitrary(), x =>
        {
            var minutes = Minutes(x);
            var direct = AggregateToTheEnd(new(OneHour), minutes);
            var staged = AggregateToTheEnd(new(OneHour), AggregateToTheEnd(new(FiveMinutes), minutes));
            Assert.Equal(direct.Select(Told), staged.Select(Told));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var aggregator = new BarAggregator(OneMinute);
        aggregator.Add(Trade(0, 1m, 1m), out _);
        var finished = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var second = 1; second < 10_000; second++)
        {
            finished += aggregator.Add(Trade(second, second, 1m), out _) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(166, finished);
    }

    private static List<MarketEvent> Aggregate(BarAggregator aggregator, IEnumerable<MarketEvent> events)
    {
        var bars = new List<MarketEvent>();
        foreach (var e in events)
        {
            for (var more = aggregator.Add(e, out var bar); more; more = aggregator.CloseUpTo(e.Time, out bar))
            {
                bars.Add(bar);
            }
        }

        return bars;
    }

    private static List<MarketEvent> AggregateToTheEnd(BarAggregator aggregator, IEnumerable<MarketEvent> events)
    {
        var bars = Aggregate(aggregator, events);
        if (aggregator.CloseUpTo(Timestamp.MaxValue, out var last))
        {
            bars.Add(last);
        }

        return bars;
    }

    private static ImmutableArray<MarketEvent> Trades((int Gap, int Price, int Quantity)[] trades)
    {
        var second = 0;
        return [.. trades.Select(t => Trade(second += t.Gap, t.Price, t.Quantity))];
    }

    private static ImmutableArray<MarketEvent> Minutes((int Skipped, int Middle)[] bars)
    {
        var second = 0;
        return [.. bars.Select(b => Bar(OneMinute, second += 60 * (1 + b.Skipped), b.Middle))];
    }

    private static Timestamp At(int second) => Start + TimeSpan.FromSeconds(second);

    private static MarketEvent Trade(int second, decimal price, decimal quantity) =>
        MarketEvent.Trade(Btc, At(second), price, quantity, Side.Buy);

    private static MarketEvent Mark(int second) => MarketEvent.Mark(Btc, At(second), 5m);

    private static MarketEvent Quote(int second, decimal bid, decimal ask) =>
        MarketEvent.Quote(Btc, At(second), new(bid, 1m, ask, 1m));

    private static MarketEvent Bar(Timeframe timeframe, int endSecond, decimal middle) =>
        MarketEvent.Bar(Btc, At(endSecond), timeframe, new(middle, middle + 1m, middle - 1m, middle, 1m));

    private static (Timestamp Time, string Values) Told(MarketEvent bar) =>
        (bar.Time, $"{bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume}");
}
