using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Scheduling;

/// <summary>
/// One thread, virtual time, and an order that follows from the seed: back-tests, simulations and tests. Not safe for
/// use from two threads at once.
/// </summary>
public sealed class DeterministicScheduler : IEntityScheduler
{
    private const int InitialReady = 64;

    private readonly VirtualClock _clock;
    private readonly SeededRandom? _random;
    private Cell[] _ready = new Cell[InitialReady];
    private int _head;
    private int _count;

    public DeterministicScheduler(ulong seed, DateTimeOffset start, RunOrder order = RunOrder.Fifo)
    {
        _clock = new VirtualClock(start);
        _random = order == RunOrder.Seeded ? new SeededRandom(seed) : null;
    }

    /// <summary>Stands still until <see cref="AdvanceTo"/> moves it.</summary>
    public TimeProvider Time => _clock;

    public bool ContinuesInline => true;

    /// <summary>When the next timer fires, or null when none is armed.</summary>
    public DateTimeOffset? NextTimerDue => _clock.NextDue;

    public void Schedule(Cell cell, bool yielded)
    {
        if (_count == _ready.Length)
        {
            Grow();
        }

        _ready[(_head + _count) & (_ready.Length - 1)] = cell;
        _count++;
    }

    /// <summary>Runs cells until none has work. Time does not pass.</summary>
    public void RunUntilIdle()
    {
        while (_count > 0)
        {
            Next().Run();
        }
    }

    /// <summary>Whether a timer fires on the way to this instant.</summary>
    public bool IsTimerDueBy(DateTimeOffset instant) => _clock.IsDueBy(instant.UtcTicks);

    /// <summary>
    /// Runs to idle, then moves the clock to <paramref name="instant"/>, stopping at each timer that falls due on the
    /// way, in order of due time and then of arming, and running to idle after each.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies before the clock.</exception>
    public void AdvanceTo(DateTimeOffset instant)
    {
        RunUntilIdle();
        var ticks = instant.UtcTicks;
        while (_clock.FireNext(ticks))
        {
            RunUntilIdle();
        }

        _clock.MoveTo(ticks);
    }

    private Cell Next()
    {
        if (_random is not null && _count > 1)
        {
            var drawn = (_head + _random.Next(_count)) & (_ready.Length - 1);
            (_ready[drawn], _ready[_head]) = (_ready[_head], _ready[drawn]);
        }

        var cell = _ready[_head];
        _ready[_head] = null!;
        _head = (_head + 1) & (_ready.Length - 1);
        _count--;
        return cell;
    }

    private void Grow()
    {
        var larger = new Cell[_ready.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = _ready[(_head + i) & (_ready.Length - 1)];
        }

        _ready = larger;
        _head = 0;
    }
}
