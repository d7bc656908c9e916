namespace ActorTrading.Actors.Mailboxes;

/// <summary>Bounds of a mailbox, shared by all cells of a kind.</summary>
public sealed record MailboxLimits
{
    public static MailboxLimits Default { get; } = new();

    /// <summary>
    /// Messages that may wait. Exact while the cell does not run; for the moment in which a run takes over its inbox,
    /// as many again may slip in.
    /// </summary>
    public int Capacity { get; init; } = 1_024;

    /// <summary>Messages handled per run before others get the thread.</summary>
    public int Throughput { get; init; } = 64;
}
