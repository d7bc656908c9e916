using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Supervision;

namespace ActorTrading.Actors.Entities;

/// <summary>Limits of the entities of one type.</summary>
public sealed record EntitySettings
{
    public static EntitySettings Default { get; } = new();

    public MailboxLimits Mailbox { get; init; } = MailboxLimits.Default;

    public SupervisionPolicy Supervision { get; init; } = new();

    /// <summary>Events between snapshots; 0 takes none.</summary>
    public int SnapshotEvery { get; init; } = 1_000;

    /// <summary>Idle time after which an entity leaves memory, to within a quarter of it; null keeps it.</summary>
    public TimeSpan? PassivateAfter { get; init; }

    /// <summary>
    /// Command ids whose first result is remembered in memory, per entity. Older ones are asked of the journal.
    /// </summary>
    public int CommandsRemembered { get; init; } = 128;

    /// <summary>Named timers per entity; one more is a defect and throws.</summary>
    public int TimersMax { get; init; } = 64;
}
