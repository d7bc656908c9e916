namespace ActorTrading.Actors.Scheduling;

internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    public const int Unarmed = -1;

    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public long Due { get; set; }

    public long Arming { get; set; }

    /// <summary>Where the clock's heap holds it.</summary>
    public int Slot { get; set; } = Unarmed;

    public bool IsBefore(VirtualTimer other) => Due != other.Due ? Due < other.Due : Arming < other.Arming;

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Arm(this, _period);
        }

        callback(state);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        if (dueTime < TimeSpan.Zero)
        {
            clock.Disarm(this);
        }
        else
        {
            clock.Arm(this, dueTime);
        }

        return true;
    }

    public void Dispose() => clock.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
