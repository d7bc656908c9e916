using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Feeds;

/// <summary>
/// The clock of a recording that is played as fast as it can be handled: it shows the time of the latest event that the
/// stream has come to. Make it the first tap of the stream.
/// </summary>
/// <remarks>
/// Timers fire when the data passes their time, in order of their due times, on the thread pool: the market thread
/// does not wait for them.
/// </remarks>
public sealed class DataClock(DateTimeOffset start) : TimeProvider, IMarketTap
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<DataTimer, long> _timers = new();
    private long _now = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DataTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void OnMarket(in MarketEvent e) => MoveTo(e.Time.Ticks);

    private void MoveTo(long ticks)
    {
        if (ticks <= Volatile.Read(ref _now))
        {
            return;
        }

        Volatile.Write(ref _now, ticks);
        lock (_gate)
        {
            while (_timers.TryPeek(out var next, out var due) && due <= ticks)
            {
                _timers.Dequeue();
                next.FireIfDue(due);
            }
        }
    }

    /// <summary>A timer of this clock. A place in the queue that a change has made void is passed over.</summary>
    private sealed class DataTimer(DataClock clock, TimerCallback callback, object? state) : ITimer
    {
        private const long Never = long.MaxValue;
        private long _due = Never;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                Arm(dueTime);
            }

            return true;
        }

        /// <summary>Under the clock's lock.</summary>
        public void FireIfDue(long due)
        {
            if (due != _due)
            {
                return;
            }

            _due = Never;
            if (_period > TimeSpan.Zero)
            {
                Arm(_period);
            }

            ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire() => callback(state);

        private void Arm(TimeSpan dueTime)
        {
            if (dueTime < TimeSpan.Zero)
            {
                _due = Never;
                return;
            }

            _due = clock.GetTimestamp() + dueTime.Ticks;
            if (dueTime == TimeSpan.Zero)
            {
                FireIfDue(_due);
            }
            else
            {
                clock._timers.Enqueue(this, _due);
            }
        }
    }
}
