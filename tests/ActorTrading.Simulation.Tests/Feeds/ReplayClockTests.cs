using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Feeds;

namespace ActorTrading.Simulation.Tests.Feeds;

public sealed class ReplayClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DeterministicScheduler _wall = new(1, DateTimeOffset.UnixEpoch);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(0.5)]
    public void It_runs_at_its_speed(double speed)
    {
        var clock = new ReplayClock(_wall.Time, Start, speed);
        var begun = clock.GetTimestamp();

        Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(Start + TimeSpan.FromSeconds(10 * speed), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(10 * speed), clock.GetElapsedTime(begun));
        Assert.Equal(TimeZoneInfo.Utc, clock.LocalTimeZone);
    }

    [Fact]
    public async Task Its_timers_run_at_its_speed_too()
    {
        var clock = new ReplayClock(_wall.Time, Start, speed: 60);
        var fired = new List<DateTimeOffset>();
        var timer = clock.CreateTimer(
            _ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

        Pass(TimeSpan.FromSeconds(5));
        Assert.Equal([1, 3, 5], fired.Select(at => (at - Start).TotalMinutes));

        Assert.True(timer.Change(TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan));
        Pass(TimeSpan.FromSeconds(60));
        Assert.Equal([1, 3, 5, 8], fired.Select(at => (at - Start).TotalMinutes));

        await timer.DisposeAsync();
        timer.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void It_does_not_stand_still_or_run_backwards(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayClock(_wall.Time, Start, speed));

    [Fact]
    public async Task A_clock_of_the_data_fires_what_the_data_passes()
    {
        var clock = new DataClock(Start);
        var fired = new SemaphoreSlim(0);
        await using var once = Timer(clock, fired, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        await using var never = Timer(clock, fired, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var disposed = Timer(clock, fired, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        disposed.Dispose();

        Show(clock, seconds: 9);
        Assert.Equal(0, fired.CurrentCount);
        Show(clock, seconds: 11);
        Assert.True(await fired.WaitAsync(Patience, Cancellation));

        await using var periodic = Timer(clock, fired, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(await fired.WaitAsync(Patience, Cancellation));
        Show(clock, seconds: 12);
        Assert.True(await fired.WaitAsync(Patience, Cancellation));
        Assert.Equal(Start + TimeSpan.FromSeconds(12), clock.GetUtcNow());
        Assert.Equal(0, fired.CurrentCount);
    }

    private static ITimer Timer(DataClock clock, SemaphoreSlim fired, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(_ => fired.Release(), null, dueTime, period);

    private static void Show(DataClock clock, int seconds) => clock.OnMarket(
        MarketEvent.Mark(0, Timestamp.From(Start + TimeSpan.FromSeconds(seconds)), 1m));

    private void Pass(TimeSpan time) => _wall.AdvanceTo(_wall.Time.GetUtcNow() + time);
}
