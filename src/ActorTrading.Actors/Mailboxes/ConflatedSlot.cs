namespace ActorTrading.Actors.Mailboxes;

/// <summary>The latest message of one key, standing in the mailbox while it is not null.</summary>
internal sealed class ConflatedSlot<TMessage> : MailItem
{
    private object? _latest;

    /// <summary>True when the slot was empty and is to be posted.</summary>
    public bool Put(TMessage message) => Interlocked.Exchange(ref _latest, message) is null;

    public TMessage Take() => (TMessage)Interlocked.Exchange(ref _latest, null)!;
}
