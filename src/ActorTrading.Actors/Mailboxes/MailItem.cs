namespace ActorTrading.Actors.Mailboxes;

/// <summary>
/// A message that is its own queue node. It may stand in one mailbox at a time and belongs to the mailbox until it is
/// handled.
/// </summary>
public abstract class MailItem
{
    internal MailItem? Next { get; set; }

    /// <summary>Items waiting in the inbox up to this one.</summary>
    internal int Depth { get; set; }

    internal bool IsSystem { get; set; }
}
