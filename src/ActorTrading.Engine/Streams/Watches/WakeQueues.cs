using System.Diagnostics.CodeAnalysis;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>What one market event has woken, handed out when the event is through all stages.</summary>
internal sealed class WakeQueues
{
    private readonly PriorityQueue<SymbolWatch, long> _looks = new();
    private long _nextLook = long.MaxValue;

    private readonly List<SymbolWatch> _symbols = [];
    private readonly Queue<PortfolioWatch> _limits = new();

    public Queue<PortfolioWatch> Marks { get; } = new();

    public bool IsEmpty => _symbols.Count == 0 && Marks.Count == 0 && _limits.Count == 0;

    public void Woken(SymbolWatch watch) => _symbols.Add(watch);

    /// <summary>
    /// Hands out who was woken, the symbols of each portfolio in the order of its session, and begins anew.
    /// </summary>
    public void TakeSymbols(List<SymbolWatch> woken)
    {
        woken.AddRange(_symbols);
        _symbols.Clear();
        if (woken.Count > 1)
        {
            woken.Sort(Compare);
        }
    }

    public void MarksMoved(PortfolioWatch watch) => Marks.Enqueue(watch);

    public void LimitsPassed(PortfolioWatch watch)
    {
        if (!watch.AwaitsLimitLook)
        {
            watch.AwaitsLimitLook = true;
            _limits.Enqueue(watch);
        }
    }

    /// <summary>Takes the next portfolio of which a level of equity was passed.</summary>
    public bool TryTakeLimit([NotNullWhen(true)] out PortfolioWatch? watch)
    {
        if (!_limits.TryDequeue(out watch))
        {
            return false;
        }

        watch.AwaitsLimitLook = false;
        return true;
    }

    /// <summary>Puts a watch down for another look when time alone calls for one.</summary>
    public void Schedule(SymbolWatch watch, Timestamp now)
    {
        if (watch.NextLook(now) is { } look)
        {
            ScheduleAt(watch, look);
        }
    }

    private static int Compare(SymbolWatch left, SymbolWatch right) => left.Place != right.Place
        ? left.Place.CompareTo(right.Place)
        : left.Portfolio.Id.CompareTo(right.Portfolio.Id);

    private void ScheduleAt(SymbolWatch watch, Timestamp look)
    {
        if (watch.QueuedLook is { } queued && queued <= look)
        {
            return;
        }

        watch.QueuedLook = look;
        _looks.Enqueue(watch, look.Ticks);
        _nextLook = Math.Min(_nextLook, look.Ticks);
    }

    public void WakeDue(Timestamp now)
    {
        if (now.Ticks < _nextLook)
        {
            return;
        }

        while (_looks.TryPeek(out var watch, out var due) && due <= now.Ticks)
        {
            _looks.Dequeue();
            if (watch.QueuedLook is { } queued && queued.Ticks == due)
            {
                watch.QueuedLook = null;
                watch.Wake();
            }
        }

        _nextLook = _looks.TryPeek(out _, out var next) ? next : long.MaxValue;
    }
}
