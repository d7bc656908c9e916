using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Tests.Streams.Live;

namespace ActorTrading.Engine.Tests.MarketData;

public sealed class RecentBarsTests
{
    private static readonly Timestamp Start = Timestamp.Parse("2026-02-02T00:00:00Z");
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Longer_bars_are_made_of_what_the_feed_brings_and_told_of()
    {
        var told = new List<string>();
        var bars = new RecentBars(Feeds(Minute)) { Finished = (in MarketEvent bar) => told.Add(Text(bar)) };

        Play(bars, minutes: 15);

        Assert.Equal(["1m", "5m", "15m", "1h", "4h", "1d"], bars.TimeframesOf(0).Select(t => t.ToString()));
        Assert.Equal(
            ["5m to 00:05:00 from 1 to 5", "5m to 00:10:00 from 6 to 10", "5m to 00:15:00 from 11 to 15"],
            told.Where(t => t.StartsWith("5m", StringComparison.Ordinal)));
        Assert.Equal("15m to 00:15:00 from 1 to 15", told[^1]);
        Assert.Equal(15, told.Count(t => t.StartsWith("1m", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_so_many_are_kept()
    {
        var bars = new RecentBars(Feeds(Minute), kept: 4);
        Play(bars, minutes: 10);

        Assert.Equal([7m, 8m, 9m, 10m], bars.Last(0, Minute, 99).Select(b => b.Close));
        Assert.Equal([9m, 10m], bars.Last(0, Minute, 2).Select(b => b.Close));
    }

    [Fact]
    public void A_length_in_between_is_made_when_asked_for_and_never_half()
    {
        var bars = new RecentBars(Feeds(Minute), kept: 11);
        Play(bars, minutes: 13);

        var threes = bars.Last(0, Timeframe.OfMinutes(3), 9);

        Assert.Equal(
            ["3m to 00:06:00 from 4 to 6", "3m to 00:09:00 from 7 to 9", "3m to 00:12:00 from 10 to 12"],
            threes.Select(b => Text(b)));
        Assert.Empty(bars.Last(0, Timeframe.OfSeconds(7), 9));
        Assert.Empty(bars.Last(0, Timeframe.Tick, 9));
    }

    [Fact]
    public void The_bar_that_is_not_over_is_joined_from_bars_of_all_lengths()
    {
        var bars = new RecentBars(Feeds(Minute));
        Play(bars, minutes: 67);

        var day = bars.SoFar(0, Timeframe.OfMinutes(24 * 60), Timeframe.Tick);
        var fiveMinutes = bars.SoFar(0, Timeframe.OfMinutes(5), Timeframe.Tick);
        var ofHours = bars.SoFar(0, Timeframe.OfMinutes(24 * 60), Timeframe.OfMinutes(60));

        Assert.Equal(new BarInProgress(Start, new OhlcvValues(1m, 67m, 1m, 67m, 67m)), day);
        Assert.Equal(
            new BarInProgress(Start + TimeSpan.FromMinutes(65), new OhlcvValues(66m, 67m, 66m, 67m, 2m)), fiveMinutes);
        Assert.Equal(new BarInProgress(Start, new OhlcvValues(1m, 60m, 1m, 60m, 60m)), ofHours);
        Assert.Null(bars.SoFar(0, Minute, Timeframe.Tick));
    }

    [Fact]
    public void Of_ticks_the_shortest_bar_that_is_not_over_counts_too()
    {
        var bars = new RecentBars(Feeds(Timeframe.Tick));
        for (var second = 0; second < 90; second += 30)
        {
            bars.OnMarket(MarketEvent.Trade(0, Start + TimeSpan.FromSeconds(second), 10m + second, 2m, Side.Buy));
        }

        Assert.Equal(
            new BarInProgress(Start, new OhlcvValues(10m, 70m, 10m, 70m, 6m)),
            bars.SoFar(0, Timeframe.OfMinutes(5), Timeframe.Tick));
    }

    [Fact]
    public async Task After_a_restart_everything_goes_on_from_the_store()
    {
        var store = new InMemoryMarketStore();
        Play(await Opened(store, at: 0), minutes: 100);

        var second = await Opened(store, at: 100);
        Play(second, minutes: 140, from: 100);

        AssertUndisturbed(second, minutes: 140);
    }

    [Fact]
    public async Task What_happened_while_the_node_was_away_comes_from_the_feed_and_is_stored_too()
    {
        var store = new InMemoryMarketStore();
        Play(await Opened(store, at: 0), minutes: 100);
        var known = new RecentBars(Feeds(Minute));
        Play(known, minutes: 130);

        var second = await Opened(store, at: 130, new PastFeed(known));
        Play(second, minutes: 140, from: 130);

        AssertUndisturbed(second, minutes: 140);
        Assert.Equal(140, (await store.ReadBars(new BarQuery(LoopLab.BtcSymbol, Minute), Cancellation)).Count);
        var fives = await store.ReadBars(
            new BarQuery(LoopLab.BtcSymbol, Timeframe.OfMinutes(5)), Cancellation);
        Assert.Equal(
            fives.Select(b => Text(b.ToEvent(0))), second.Last(0, Timeframe.OfMinutes(5), 99).Select(b => Text(b)));
    }

    [Fact]
    public async Task Bars_of_after_now_are_not_of_this_life()
    {
        var store = new InMemoryMarketStore();
        Play(await Opened(store, at: 0), minutes: 100);

        var earlier = await Opened(store, at: 30);

        Assert.Equal(30m, earlier.Last(0, Minute, 1)[0].Close);
    }

    [Fact]
    public async Task The_recorder_keeps_trades_where_asked_and_bars_always()
    {
        var store = new InMemoryMarketStore();
        var recorder = new MarketRecorder(store, Feeds(Timeframe.Tick), keepsTrades: true);
        var trade = MarketEvent.Trade(0, Start, 10m, 1m, Side.Sell);
        recorder.OnMarket(trade);
        recorder.OnMarket(MarketEvent.Mark(0, Start, 10m));

        var kept = await store.ReadTrades(LoopLab.BtcSymbol, Start, Timestamp.MaxValue, 9, Cancellation);
        Assert.Equal(MarketTrade.Of(LoopLab.BtcSymbol, trade), Assert.Single(kept));
        new MarketRecorder(store, Feeds(Timeframe.Tick), keepsTrades: false).OnMarket(trade);
        Assert.Equal(1, store.Status.Written);
    }

    private static async Task<RecentBars> Opened(InMemoryMarketStore store, int at, params ILiveFeed[] sources)
    {
        var bars = new RecentBars(Feeds(Minute));
        await new MarketRecorder(store, Feeds(Minute), keepsTrades: false).Attach(
            bars, sources, Start + TimeSpan.FromMinutes(at), Cancellation);
        return bars;
    }

    private static void AssertUndisturbed(RecentBars bars, int minutes)
    {
        var undisturbed = new RecentBars(Feeds(Minute));
        Play(undisturbed, minutes);
        foreach (var timeframe in undisturbed.TimeframesOf(0))
        {
            Assert.Equal(
                undisturbed.Last(0, timeframe, 999).Select(b => Text(b)),
                bars.Last(0, timeframe, 999).Select(b => Text(b)));
            Assert.Equal(undisturbed.SoFar(0, timeframe, Timeframe.Tick), bars.SoFar(0, timeframe, Timeframe.Tick));
        }
    }

    private static MarketFeed[] Feeds(Timeframe timeframe) =>
        [new MarketFeed(LoopLab.Feeds[0].Instrument, timeframe)];

    // The bar of minute n opens and closes at n.
    private static void Play(RecentBars bars, int minutes, int from = 0)
    {
        for (var minute = from + 1; minute <= minutes; minute++)
        {
            bars.OnMarket(MarketEvent.Bar(
                0, Start + TimeSpan.FromMinutes(minute), Minute, new OhlcvValues(minute, minute, minute, minute, 1m)));
        }
    }

    private static string Text(in MarketEvent bar) =>
        $"{bar.Timeframe} to {bar.Time.ToDateTimeOffset():HH:mm:ss} from {bar.Open} to {bar.Close}";

    /// <summary>A feed that knows the past and brings nothing more.</summary>
    private sealed class PastFeed(RecentBars past) : ILiveFeed
    {
        public System.Collections.Immutable.ImmutableArray<MarketFeed> Feeds { get; } =
            [.. RecentBarsTests.Feeds(Minute)];

        public LiveFeedStatus Status => LiveFeedStatus.Idle;

        public ValueTask<IReadOnlyList<MarketEvent>> History(
            int instrument, Timeframe timeframe, int count, CancellationToken cancellation) =>
            new(past.Last(instrument, timeframe, count));

        public Task Run(IMarketInlet inlet, CancellationToken cancellation) => Task.CompletedTask;
    }
}
