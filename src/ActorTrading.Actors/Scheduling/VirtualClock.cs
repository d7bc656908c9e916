namespace ActorTrading.Actors.Scheduling;

/// <summary>A clock that moves when told, with timers in a binary heap ordered by (due, arming).</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private const int InitialTimers = 16;

    private VirtualTimer[] _heap = new VirtualTimer[InitialTimers];
    private int _count;
    private long _armings;
    private long _now = start.UtcTicks;

    public DateTimeOffset? NextDue => _count == 0 ? null : new DateTimeOffset(_heap[0].Due, TimeSpan.Zero);

    public bool IsDueBy(long ticks) => _count > 0 && _heap[0].Due <= ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the first timer due by then and fires it. False when there is none.</summary>
    public bool FireNext(long byTicks)
    {
        if (_count == 0 || _heap[0].Due > byTicks)
        {
            return false;
        }

        var timer = _heap[0];
        _now = Math.Max(_now, timer.Due);
        Disarm(timer);
        timer.Fire();
        return true;
    }

    public void MoveTo(long ticks)
    {
        if (ticks < _now)
        {
            throw new ArgumentOutOfRangeException(
                nameof(ticks), new DateTime(ticks), "Virtual time does not run backwards.");
        }

        _now = ticks;
    }

    public void Arm(VirtualTimer timer, TimeSpan dueTime)
    {
        Disarm(timer);
        timer.Due = _now + dueTime.Ticks;
        timer.Arming = ++_armings;
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        SiftUp(timer, _count++);
    }

    public void Disarm(VirtualTimer timer)
    {
        var slot = timer.Slot;
        if (slot == VirtualTimer.Unarmed)
        {
            return;
        }

        timer.Slot = VirtualTimer.Unarmed;
        var moved = _heap[--_count];
        _heap[_count] = null!;
        if (moved != timer)
        {
            SiftUp(moved, slot);
            SiftDown(moved, moved.Slot);
        }
    }

    private void SiftUp(VirtualTimer timer, int slot)
    {
        while (slot > 0 && timer.IsBefore(_heap[(slot - 1) / 2]))
        {
            Place(_heap[(slot - 1) / 2], slot);
            slot = (slot - 1) / 2;
        }

        Place(timer, slot);
    }

    private void SiftDown(VirtualTimer timer, int slot)
    {
        for (var child = (2 * slot) + 1; child < _count; child = (2 * slot) + 1)
        {
            if (child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsBefore(timer))
            {
                break;
            }

            Place(_heap[child], slot);
            slot = child;
        }

        Place(timer, slot);
    }

    private void Place(VirtualTimer timer, int slot)
    {
        _heap[slot] = timer;
        timer.Slot = slot;
    }
}
