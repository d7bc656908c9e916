using ActorTrading.Actors.Mailboxes;

namespace ActorTrading.Actors.Scheduling;

/// <summary>Decides when and on which thread cells run. A cell is handed over at most once until it has run.</summary>
public interface IEntityScheduler
{
    /// <summary>The clock that belongs to this scheduler.</summary>
    TimeProvider Time { get; }

    /// <summary>
    /// Whether a waiting caller goes on inside the cell's run (one thread, reproducible) or on another thread
    /// (a slow caller then does not hold up the entity).
    /// </summary>
    bool ContinuesInline { get; }

    /// <summary>
    /// Queues one call of <see cref="Cell.Run"/>. <paramref name="yielded"/> says that the cell used up its budget and
    /// still has work: it goes behind whoever waits already.
    /// </summary>
    void Schedule(Cell cell, bool yielded);
}
