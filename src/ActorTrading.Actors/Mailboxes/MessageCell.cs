using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Actors.Mailboxes;

/// <summary>
/// A bare actor: a mailbox and a handler, without a journal. The handler sees one message at a time; its state is its
/// own. An exception is handed to <paramref name="failed"/>, which decides what the handler does next by what it
/// changes; the cell goes on with the next message.
/// </summary>
public sealed class MessageCell<TMessage>(
    IEntityScheduler scheduler,
    Action<TMessage> handler,
    Action<TMessage, Exception> failed,
    MailboxLimits? limits = null)
    : Cell(scheduler, limits ?? MailboxLimits.Default)
{
    /// <summary>False when the mailbox is full.</summary>
    public bool Tell(TMessage message) => Post(new Letter(message)) == PostOutcome.Posted;

    internal void PostSlot(ConflatedSlot<TMessage> slot) => PostUnbounded(slot);

    protected override void Handle(MailItem item)
    {
        var message = item is Letter letter ? letter.Message : ((ConflatedSlot<TMessage>)item).Take();
        try
        {
            handler(message);
        }
#pragma warning disable CA1031 // Whatever the handler throws belongs to its supervisor, not to the scheduler's thread.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            failed(message, cause);
        }
    }

    protected override void HandleSystem(MailItem item) =>
        throw new NotSupportedException("A bare cell has no system messages.");

    private sealed class Letter(TMessage message) : MailItem
    {
        public TMessage Message { get; } = message;
    }
}
