using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Sqlite;

namespace ActorTrading.Storage.Journals;

/// <summary>How a <see cref="SqliteJournal"/> runs.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>An existing folder on a local disk.</summary>
    public required string Folder { get; init; }

    public SqliteDurability Durability { get; init; } = SqliteDurability.Full;

    public GroupCommitLimits Limits { get; init; } = GroupCommitLimits.Default;

    /// <summary>At most so long after it was written, a high-watermark is synced.</summary>
    public TimeSpan HeadsSyncInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a failure to write, so often it is tried whether writing works again.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a write waits for another process's lock on the file before it counts as failed.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether opening looks at every page, and after an unclean end at every index entry.</summary>
    public bool ChecksPages { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether an append that finds nobody writing is written on its caller's thread, which waits for the disk then.
    /// Otherwise all of them are handed to the thread that writes.
    /// </summary>
    public bool WritesAtOnce { get; init; } = true;

    /// <summary>Called on the thread that writes with each change of health; should return soon.</summary>
    public Action<JournalHealth>? OnHealth { get; init; }

    /// <summary>Null in production.</summary>
    public IJournalProbe? Probe { get; init; }
}
