using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Actors.Mailboxes;

/// <summary>
/// A mailbox and the loop that empties it: many producers, one consumer, scheduled only while there is work, system
/// items before others.
/// </summary>
/// <remarks>
/// One word holds both the inbox and the scheduled flag: null while idle, <see cref="Busy"/> while a run has taken
/// everything, <see cref="Closed"/> at the end, otherwise the newest item. A producer that replaces null schedules the
/// cell; a run goes idle only by swapping <see cref="Busy"/> for null, which fails if an item came meanwhile. The
/// classic lost wake-up (a flag read before the enqueue is visible) cannot arise, because there are no two words to
/// order.
/// </remarks>
public abstract class Cell : IThreadPoolWorkItem
{
    private static readonly MailItem Busy = new Marker();
    private static readonly MailItem Closed = new Marker();

    private readonly IEntityScheduler _scheduler;
    private readonly MailboxLimits _limits;
    private MailItem? _inbox;
    private MailItem? _first;
    private MailItem? _last;
    private int _taken;
    private volatile bool _urgent;

    protected Cell(IEntityScheduler scheduler, MailboxLimits limits)
    {
        _scheduler = scheduler;
        _limits = limits;
    }

    /// <summary>Items that wait, system items included; a moment's reading.</summary>
    public int Pending => Volatile.Read(ref _taken) + (Volatile.Read(ref _inbox)?.Depth ?? 0);

    protected internal IEntityScheduler Scheduler => _scheduler;

    /// <summary>While true only system items are handled. Changed inside a run only.</summary>
    protected internal bool Held { get; set; }

    /// <summary>Handles what waits, up to the budget. Called by the scheduler only.</summary>
    public void Run()
    {
        for (var budget = _limits.Throughput; ;)
        {
            if (_first is null || Held || _urgent)
            {
                if (!TakeInbox() && (_first is null || Held))
                {
                    if (TryLeave())
                    {
                        return;
                    }

                    continue;
                }

                if (_first is null || Held)
                {
                    continue;
                }
            }

            if (budget-- == 0)
            {
                _scheduler.Schedule(this, yielded: true);
                return;
            }

            Handle(Dequeue(_first));
        }
    }

    void IThreadPoolWorkItem.Execute() => Run();

    protected internal PostOutcome PostSystem(MailItem item)
    {
        item.IsSystem = true;
        var outcome = Push(item, int.MaxValue);
        _urgent = true;
        return outcome;
    }

    protected PostOutcome Post(MailItem item) => Push(item, _limits.Capacity);

    /// <summary>For items whose number is bounded elsewhere.</summary>
    protected PostOutcome PostUnbounded(MailItem item) => Push(item, int.MaxValue);

    protected abstract void Handle(MailItem item);

    protected abstract void HandleSystem(MailItem item);

    /// <summary>The mailbox is empty and the cell not held. The place to call <see cref="TryClose"/>.</summary>
    protected virtual void Drained()
    {
    }

    /// <summary>Ends the cell unless something waits. Inside a run only.</summary>
    protected bool TryClose() =>
        _first is null && Interlocked.CompareExchange(ref _inbox, Closed, Busy) == Busy;

    private PostOutcome Push(MailItem item, int capacity)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _inbox);
            if (seen == Closed)
            {
                return PostOutcome.Closed;
            }

            var depth = seen?.Depth ?? 0;
            if (depth + Volatile.Read(ref _taken) >= capacity)
            {
                return PostOutcome.Full;
            }

            item.Next = seen == Busy ? null : seen;
            item.Depth = depth + 1;
            if (Interlocked.CompareExchange(ref _inbox, item, seen) != seen)
            {
                continue;
            }

            if (seen is null)
            {
                _scheduler.Schedule(this, yielded: false);
            }

            return PostOutcome.Posted;
        }
    }

    /// <summary>Moves the inbox into order of arrival and handles its system items. False when it was empty.</summary>
    private bool TakeInbox()
    {
        var seen = Volatile.Read(ref _inbox);
        if (seen == Busy || seen == Closed)
        {
            return false;
        }

        // Cleared before the exchange: a producer sets it after its push, so an item missed below sets it again.
        _urgent = false;
        var newest = Interlocked.Exchange(ref _inbox, Busy);
        var system = Split(newest);
        while (system is not null)
        {
            var next = system.Next;
            HandleSystem(system);
            system = next;
        }

        return true;
    }

    /// <summary>Reverses the inbox: user items go behind those already taken, system items are returned.</summary>
    private MailItem? Split(MailItem? newest)
    {
        MailItem? system = null, oldest = null, tail = null;
        var count = 0;
        while (newest is not null)
        {
            var next = newest.Next;
            if (newest.IsSystem)
            {
                newest.Next = system;
                system = newest;
            }
            else
            {
                tail ??= newest;
                newest.Next = oldest;
                oldest = newest;
                count++;
            }

            newest = next;
        }

        if (tail is not null)
        {
            Append(oldest, tail, count);
        }

        return system;
    }

    private void Append(MailItem? oldest, MailItem tail, int count)
    {
        if (_last is null)
        {
            _first = oldest;
        }
        else
        {
            _last.Next = oldest;
        }

        _last = tail;
        Volatile.Write(ref _taken, _taken + count);
    }

    private MailItem Dequeue(MailItem first)
    {
        _first = first.Next;
        if (_first is null)
        {
            _last = null;
        }

        first.Next = null;
        Volatile.Write(ref _taken, _taken - 1);
        return first;
    }

    private bool TryLeave()
    {
        if (_first is null && !Held)
        {
            Drained();
        }

        return Interlocked.CompareExchange(ref _inbox, null, Busy) is var seen && (seen == Busy || seen == Closed);
    }

    private sealed class Marker : MailItem;
}
