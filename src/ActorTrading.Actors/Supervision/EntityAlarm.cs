using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Supervision;

/// <summary>Something an operator should see. <see cref="Cause"/> is null where no exception was involved.</summary>
public sealed record EntityAlarm(EntityId Entity, EntityAlarmKind Kind, string Message, Exception? Cause = null);

public enum EntityAlarmKind
{
    /// <summary>The entity failed and restarts after a wait.</summary>
    Restarting,

    /// <summary>The entity stays down until it is resumed.</summary>
    Suspended,

    /// <summary>An append failed, conflicted or had an unknown outcome.</summary>
    AppendNotAcknowledged,

    /// <summary>A snapshot could not be saved, loaded or trusted; the journal was replayed instead.</summary>
    SnapshotUnusable,

    /// <summary>An entity's command to another one, or its timer, found no room.</summary>
    TellRefused,
}
