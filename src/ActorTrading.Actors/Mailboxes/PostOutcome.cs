namespace ActorTrading.Actors.Mailboxes;

public enum PostOutcome
{
    Posted,

    /// <summary>The mailbox holds its capacity; nothing was queued.</summary>
    Full,

    /// <summary>The cell has ended and takes nothing any more.</summary>
    Closed,
}
