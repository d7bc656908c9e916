using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Actors.Supervision;

/// <summary>The recent failures of one entity, and what follows from one more.</summary>
internal sealed class FailureLog(SupervisionPolicy policy, ulong seed)
{
    /// <summary>Doubling stops here; the policy's maximum has long been reached.</summary>
    private const int DoublingsMax = 30;

    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly SeededRandom _jitter = new(seed);
    private int _outages;

    /// <summary>How long to wait before the restart, or null when it was one failure too many.</summary>
    public TimeSpan? Failed(DateTimeOffset now)
    {
        while (_recent.TryPeek(out var oldest) && now - oldest > policy.Window)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(now);
        return _recent.Count > policy.FailuresMax ? null : Wait(_recent.Count - 1);
    }

    /// <summary>How long to wait for a journal that is away. Outages never suspend: they end by themselves.</summary>
    public TimeSpan JournalAway() => Wait(_outages++);

    public void JournalBack() => _outages = 0;

    private TimeSpan Wait(int doublings)
    {
        var wait = policy.BackOffMin * (1L << Math.Min(doublings, DoublingsMax));
        return (wait < policy.BackOffMax ? wait : policy.BackOffMax) * (1 + (policy.Jitter * _jitter.NextDouble()));
    }
}
