using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Feeds;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Simulation.Tests.Feeds;

public sealed class GeneratedFeedTests
{
    private static readonly Timestamp Anchor = Timestamp.Parse("2026-02-02T10:00:00Z");
    private static readonly SyntheticOptions Seconds =
        SyntheticOptions.Sample with { Start = Anchor, Timeframe = Timeframe.OfSeconds(1) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_bar_comes_when_it_closes()
    {
        var log = await Run(Seconds, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        Assert.Equal(20, log.Pushed.Count);
        Assert.All(log.Pushed, p => Assert.Equal(p.Event.Time, p.At));
        Assert.Equal([0, 1, 0, 1], log.Pushed.Take(4).Select(p => p.Event.Instrument));
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_same_path()
    {
        var undisturbed = await Run(Seconds, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        var restarted = await Run(Seconds, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(3));

        Assert.Equal(2 * 180, restarted.Pushed.Count);
        Assert.Equal(undisturbed.Lines.TakeLast(2 * 180), restarted.Lines);
    }

    [Fact]
    public async Task Bars_from_before_now_are_history_and_the_rest_is_pushed()
    {
        var undisturbed = await Run(Seconds, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        var scheduler = new DeterministicScheduler(1, (Anchor + TimeSpan.FromSeconds(400)).ToDateTimeOffset());
        using var feed = new GeneratedFeed(Seconds, scheduler.Time);

        var history = await feed.History(1, Timeframe.OfSeconds(1), count: 50, Cancellation);
        var minutes = await feed.History(1, Timeframe.OfMinutes(1), count: 50, Cancellation);

        Assert.Equal(
            undisturbed.Pushed.Select(p => p.Event)
                .Where(e => e.Instrument == 1 && e.Time <= Anchor + TimeSpan.FromSeconds(400))
                .TakeLast(50)
                .Select(InletLog.Text),
            history.Select(InletLog.Text));
        Assert.Equal(6, minutes.Count);
        Assert.Equal(LiveFeedState.Idle, feed.Status.State);
        scheduler.AdvanceTo((Anchor + TimeSpan.FromSeconds(405)).ToDateTimeOffset());

        var log = new InletLog(scheduler.Time);
        var running = feed.Run(log, Cancellation);
        scheduler.AdvanceTo((Anchor + TimeSpan.FromSeconds(410)).ToDateTimeOffset());
        Assert.False(running.IsCompleted);

        Assert.Equal(10, log.Pushed.Count);
        Assert.Equal(Anchor + TimeSpan.FromSeconds(406), log.Pushed[0].Event.Time);
        Assert.Equal(
            new LiveFeedStatus(LiveFeedState.Connected, Anchor + TimeSpan.FromSeconds(410), 10, 0), feed.Status);
    }

    [Fact]
    public async Task Ticks_come_at_the_rate_that_was_asked_for()
    {
        var options = GeneratedFeedRate.Ticks(perSecond: 10_000, symbols: 20, Anchor, seed: 7);

        var log = await Run(options, TimeSpan.Zero, TimeSpan.FromSeconds(3));

        // Trades come more often while the day is busy.
        Assert.InRange(log.Pushed.Count, 25_000, 35_000);
        Assert.Equal(20, log.Pushed.Select(p => p.Event.Instrument).Distinct().Count());
        Assert.Contains(log.Pushed, p => p.Event.Kind == MarketEventKind.Trade);
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedFeedRate.Ticks(10_000, symbols: 1, Anchor, seed: 7));
    }

    [Fact]
    public async Task A_feed_that_is_cancelled_stops()
    {
        var scheduler = new DeterministicScheduler(1, Anchor.ToDateTimeOffset());
        using var feed = new GeneratedFeed(Seconds, scheduler.Time);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = feed.Run(new InletLog(scheduler.Time), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void It_says_what_it_brings()
    {
        using var feed = new GeneratedFeed(Seconds, TimeProvider.System);

        Assert.Equal(["BTC-USD", "ETH-USD"], feed.Feeds.Select(f => f.Instrument.Symbol.Value));
        Assert.All(feed.Feeds, f => Assert.Equal(Timeframe.OfSeconds(1), f.Timeframe));
        Assert.Equal(("BTC", "USD"), (feed.Feeds[0].Instrument.Base.Code, feed.Feeds[0].Instrument.Quote.Code));
    }

    // Once a second's wait is over the feed goes on within the call that moved the clock.
    private static async Task<InletLog> Run(SyntheticOptions options, TimeSpan startAt, TimeSpan length)
    {
        var start = (Anchor + startAt).ToDateTimeOffset();
        var scheduler = new DeterministicScheduler(1, start);
        using var feed = new GeneratedFeed(options, scheduler.Time);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var log = new InletLog(scheduler.Time);
        var running = feed.Run(log, source.Token);
        scheduler.AdvanceTo(start + length);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return log;
    }
}
