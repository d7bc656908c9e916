namespace ActorTrading.Actors.Entities;

/// <summary>Stable codes of <see cref="CommandResult.Unavailable"/>.</summary>
public static class UnavailableCode
{
    /// <summary>The mailbox holds as many commands as it may.</summary>
    public const string MailboxFull = "mailbox_full";

    /// <summary>The host is stopping and takes no more commands.</summary>
    public const string Stopping = "host_stopping";

    /// <summary>The entity failed too often, or its journal cannot be folded; an operator resumes it.</summary>
    public const string Suspended = "entity_suspended";

    /// <summary>An exception while deciding; the entity restarts from its journal.</summary>
    public const string EntityFailed = "entity_failed";

    /// <summary>The journal refused the write for certain.</summary>
    public const string JournalFailed = "journal_failed";

    /// <summary>The journal could not be read.</summary>
    public const string JournalUnavailable = "journal_unavailable";

    /// <summary>Somebody else has written to this entity's journal, or owns it by now.</summary>
    public const string JournalConflict = "journal_conflict";
}
