using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Scheduling;

/// <summary>Production: cells run on the runtime's thread pool.</summary>
public sealed class ThreadPoolScheduler(TimeProvider time) : IEntityScheduler
{
    /// <summary>
    /// A worker takes its own newest work first, which keeps a conversation in one cache but could starve the shared
    /// queue; so one wake-up in this many goes to the shared queue, behind everybody else.
    /// </summary>
    private const int SharedTurn = 61;

    [ThreadStatic]
    private static int WakeUps;

    public ThreadPoolScheduler()
        : this(TimeProvider.System)
    {
    }

    public TimeProvider Time { get; } = time;

    public bool ContinuesInline => false;

    public void Schedule(Cell cell, bool yielded)
    {
        var local = !yielded && ++WakeUps % SharedTurn != 0;
        ThreadPool.UnsafeQueueUserWorkItem(cell, local);
    }
}
