using System.Threading.Channels;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>
/// Events for one subscriber, in order and each once: from the journal as long as it is behind, from the shared tail
/// once it has caught up. For one reader.
/// </summary>
public sealed class EventSubscription : IDisposable
{
    private readonly EventTail _tail;
    private readonly EventFilter _filter;
    private TailQueue? _queue;

    internal EventSubscription(EventTail tail, EventFilter filter, long after) =>
        (_tail, _filter, Cursor) = (tail, filter, after);

    /// <summary>Everything up to here that the filter takes has been given.</summary>
    public long Cursor { get; private set; }

    /// <summary>
    /// The next events; none where the filter took none of those that were looked at, though <see cref="Cursor"/> may
    /// have moved. Waits while there is nothing to look at. Cancelling loses nothing.
    /// </summary>
    /// <exception cref="SlowSubscriberException">Too many have waited; go on from the cursor later.</exception>
    public async ValueTask<IReadOnlyList<FeedEvent>> Next(CancellationToken cancellation)
    {
        if (_queue is null && Cursor >= _tail.Position)
        {
            _queue = _tail.Attach(_filter);
        }

        // Until here the journal has it, from here on the queue.
        var fromJournal = _queue?.Start ?? _tail.Position;
        if (Cursor < fromJournal)
        {
            cancellation.ThrowIfCancellationRequested();
            var (events, last) = await _tail.Read(Cursor, fromJournal).ConfigureAwait(false);
            Cursor = last;
            return [.. events.Where(_filter.Takes)];
        }

        return await FromQueue(_queue!.Events, cancellation).ConfigureAwait(false);
    }

    /// <summary>Moves the cursor over what was looked at since and not taken, and gives it.</summary>
    public long Settle()
    {
        // In this order: what the tail has passed is in the queue by then.
        var position = _tail.Position;
        if (_queue is { } queue && Cursor >= queue.Start && !queue.Events.TryPeek(out _))
        {
            Cursor = Math.Max(Cursor, position);
        }

        return Cursor;
    }

    public void Dispose()
    {
        if (_queue is { } queue)
        {
            _tail.Detach(queue);
        }
    }

    private async ValueTask<IReadOnlyList<FeedEvent>> FromQueue(
        ChannelReader<FeedEvent> queue, CancellationToken cancellation)
    {
        await queue.WaitToReadAsync(cancellation).ConfigureAwait(false);
        var events = new List<FeedEvent>();
        while (queue.TryRead(out var e))
        {
            // Whoever began at the head of the journal may be ahead of the tail.
            if (e.Offset > Cursor)
            {
                events.Add(e);
                Cursor = e.Offset;
            }
        }

        return events;
    }
}
