using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Entities;

/// <summary>What a host needs of its surroundings.</summary>
public sealed record EntityHostOptions
{
    public required IEntityScheduler Scheduler { get; init; }

    public required IJournal Journal { get; init; }

    /// <summary>Null: no snapshots are taken or used.</summary>
    public ISnapshotStore? Snapshots { get; init; }

    /// <summary>The clock for event times and timers; the scheduler's unless set.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>The epoch under which this process owns an entity; asked once per append.</summary>
    public Func<EntityId, long> EpochOf { get; init; } = static _ => FirstEpoch;

    /// <summary>Called from any thread, must not block, and must not throw.</summary>
    public Action<EntityAlarm> OnAlarm { get; init; } = static _ => { };

    /// <summary>For the jitter of restarts.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Remembered entities that load at the same time.</summary>
    public int StartsAtOnceMax { get; init; } = 32;

    /// <summary>Records per read while replaying.</summary>
    public int ReplayPage { get; init; } = 512;

    private const long FirstEpoch = 1;
}
