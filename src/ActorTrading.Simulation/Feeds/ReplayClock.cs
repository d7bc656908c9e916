namespace ActorTrading.Simulation.Feeds;

/// <summary>
/// The clock of a recording that is played back: it stood at the recording's time when it was made and runs at its own
/// speed since. Timers run at that speed too, so that ages, timeouts and the times in journals fit the data.
/// </summary>
/// <param name="wall">What really passes.</param>
/// <param name="start">What it shows first.</param>
/// <param name="speed">Seconds of the recording in one real second.</param>
public sealed class ReplayClock(TimeProvider wall, DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long _madeAt = wall.GetTimestamp();

    public double Speed { get; } = double.IsFinite(speed) && speed > 0
        ? speed
        : throw new ArgumentOutOfRangeException(nameof(speed), speed, "A recording is played forwards.");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ReplayTimer(this, wall.CreateTimer(callback, state, InReality(dueTime), InReality(period)));

    private TimeSpan Elapsed => wall.GetElapsedTime(_madeAt) * Speed;

    // Rounded up to what timers can do: one that is due shortly is not due at once.
    private TimeSpan InReality(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling((span / Speed).TotalMilliseconds));

    private sealed class ReplayTimer(ReplayClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(clock.InReality(dueTime), clock.InReality(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
