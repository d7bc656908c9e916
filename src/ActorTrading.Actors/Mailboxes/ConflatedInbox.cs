using System.Collections.Concurrent;

namespace ActorTrading.Actors.Mailboxes;

/// <summary>
/// A door to a cell that keeps only the latest message per key: for readings where an old one is worthless, never for
/// commands. Keys take their turns in the order in which they first became pending. Nothing is allocated per message.
/// </summary>
public sealed class ConflatedInbox<TKey, TMessage>(MessageCell<TMessage> cell, int keysMax)
    where TKey : notnull
    where TMessage : class
{
    private readonly ConcurrentDictionary<TKey, ConflatedSlot<TMessage>> _slots = new();
    private int _keys;

    /// <summary>
    /// Replaces the pending message of the key. False when the key is new and there are as many as may be.
    /// </summary>
    public bool Offer(TKey key, TMessage message)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            slot = Add(key);
            if (slot is null)
            {
                return false;
            }
        }

        if (slot.Put(message))
        {
            cell.PostSlot(slot);
        }

        return true;
    }

    private ConflatedSlot<TMessage>? Add(TKey key)
    {
        if (Interlocked.Increment(ref _keys) > keysMax)
        {
            Interlocked.Decrement(ref _keys);
            return null;
        }

        var offered = new ConflatedSlot<TMessage>();
        var slot = _slots.GetOrAdd(key, offered);
        if (slot != offered)
        {
            Interlocked.Decrement(ref _keys);
        }

        return slot;
    }
}
