using System.Collections.Immutable;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Feeds;
using ActorTrading.Simulation.Tests.Backtests;
using ActorTrading.Simulation.Tests.MarketData;

namespace ActorTrading.Simulation.Tests.Feeds;

public sealed class RecordedFeedTests
{
    private static readonly Timestamp Start = BacktestLab.Start;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ten hours, two instruments at each.</summary>
    private static ImmutableArray<MarketEvent> Recording { get; } =
    [
        .. from hour in Enumerable.Range(1, 10)
           from instrument in Enumerable.Range(0, 2)
           select BacktestLab.Bar(hour, 100m, 100m, 100m, 100m + hour, instrument),
    ];

    [Fact]
    public async Task At_sixty_times_the_speed_an_hour_takes_a_minute()
    {
        var wall = new DeterministicScheduler(1, DateTimeOffset.UnixEpoch);
        var options = Options();
        var clock = new ReplayClock(
            wall.Time, RecordedFeed.StartOf(options)!.Value.ToDateTimeOffset(), speed: 60);
        using var feed = new RecordedFeed(options, clock);
        var log = new InletLog(clock);

        var running = feed.Run(log, Cancellation);
        Assert.Equal(2, log.Pushed.Count);
        wall.AdvanceTo(DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(3));
        Assert.Equal(8, log.Pushed.Count);
        wall.AdvanceTo(DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(9));
        await running;

        Assert.Equal(Recording.Select(InletLog.Text), log.Lines);
        Assert.All(log.Pushed, p => Assert.Equal(p.Event.Time, p.At));
        Assert.Equal(LiveFeedState.Ended, feed.Status.State);
    }

    [Fact]
    public async Task Without_a_pace_everything_comes_at_once_and_the_clock_follows()
    {
        var clock = new DataClock(Start.ToDateTimeOffset());
        using var feed = new RecordedFeed(Options() with { IsPaced = false }, clock);
        var log = new InletLog(clock);

        await feed.Run(log, Cancellation);

        Assert.Equal(Recording.Length, log.Pushed.Count);
        Assert.Equal(Start.ToDateTimeOffset(), clock.GetUtcNow());
        clock.OnMarket(Recording[^1]);
        clock.OnMarket(Recording[0]);
        Assert.Equal(Recording[^1].Time.ToDateTimeOffset(), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(20)]
    public async Task A_restart_goes_on_behind_the_last_event_that_was_handled(int handled)
    {
        var progress = new ReplayProgress(ReplayCursor.Beginning);
        foreach (ref readonly var e in Recording.AsSpan()[..handled])
        {
            progress.OnMarket(e);
        }

        var options = Options() with { After = progress.Cursor, IsPaced = false };
        var clock = new DataClock(Start.ToDateTimeOffset());
        using var feed = new RecordedFeed(options, clock);
        var log = new InletLog(clock);
        var history = await feed.History(0, BacktestLab.Hour, 99, Cancellation);
        await feed.Run(log, Cancellation);

        Assert.Equal(handled < 20 ? Recording[handled].Time : null, RecordedFeed.StartOf(options));
        Assert.Equal(Recording[handled..].Select(InletLog.Text), log.Lines);
        Assert.Equal(
            Recording[..handled].Where(e => e.Instrument == 0).Select(InletLog.Text), history.Select(InletLog.Text));
    }

    [Fact]
    public async Task What_lies_before_the_time_to_begin_at_is_history()
    {
        var clock = new DataClock(Start.ToDateTimeOffset());
        using var feed = new RecordedFeed(
            Options() with { From = Start + TimeSpan.FromHours(9), IsPaced = false }, clock);
        var log = new InletLog(clock);

        var fourHours = await feed.History(1, Timeframe.OfMinutes(240), 9, Cancellation);
        await feed.Run(log, Cancellation);

        Assert.Equal([104m, 108m], fourHours.Select(b => b.Close));
        Assert.Equal(4, log.Pushed.Count);
    }

    [Fact]
    public async Task A_feed_that_is_cancelled_stops()
    {
        var wall = new DeterministicScheduler(1, DateTimeOffset.UnixEpoch);
        using var feed = new RecordedFeed(Options(), new ReplayClock(wall.Time, Start.ToDateTimeOffset(), speed: 1));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = feed.Run(new InletLog(wall.Time), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static RecordedFeedOptions Options() => new()
    {
        Feeds = [.. BacktestLab.Instruments.Take(2).Select(i => new MarketFeed(i, BacktestLab.Hour))],
        Open = () => new ListSource(Recording),
    };
}
