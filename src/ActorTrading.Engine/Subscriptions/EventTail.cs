using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>
/// The end of the journal, read once for all subscribers that have caught up. Each has a bounded queue of its own; one
/// that does not keep up is cut off, and no other notices.
/// </summary>
public sealed class EventTail : IAsyncDisposable
{
    private readonly IJournalFeed _feed;
    private readonly EventTailOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<TailQueue> _queues = [];
    private long _position;
    private int _failures;
    private Task? _loop;

    public EventTail(IJournalFeed feed, EventTailOptions options)
    {
        (_feed, _options) = (feed, options);
        _position = feed.LastOffset;
    }

    /// <summary>Offset up to which every queue has been given what belongs to it.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>How often in a row the journal could not be read; 0 while all is well.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>Offset of the journal's last record.</summary>
    public long Head => _feed.LastOffset;

    public int Subscribers
    {
        get
        {
            lock (_gate)
            {
                return _queues.Count;
            }
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _loop ??= Task.Run(Follow);
        }
    }

    /// <summary>Begins to tell what a filter takes, after an offset (0 for the first event).</summary>
    public EventSubscription Subscribe(EventFilter filter, long after) => new(this, filter, after);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_loop is { } loop)
        {
            await loop.ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    /// <summary>Up to a page of events after an offset, and the offset of the last record that was looked at.</summary>
    internal async ValueTask<(IReadOnlyList<FeedEvent> Events, long Last)> Read(long after, long upTo)
    {
        var limit = (int)Math.Min(_options.PageMax, upTo - after);
        var records = await _feed.ReadAfter(after, limit).ConfigureAwait(false);
        return (
            [.. records.Select(r => FeedEvent.From(r)).OfType<FeedEvent>()],
            records.Count == 0 ? after : records[^1].Offset);
    }

    /// <summary>A queue that is given everything after <see cref="TailQueue.Start"/>.</summary>
    internal TailQueue Attach(EventFilter filter)
    {
        lock (_gate)
        {
            var queue = new TailQueue(filter, _position, _options.QueueMax);
            _queues.Add(queue);
            return queue;
        }
    }

    internal void Detach(TailQueue queue)
    {
        lock (_gate)
        {
            _queues.Remove(queue);
        }
    }

    private async Task Follow()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _feed.WaitPast(_position, _stop.Token).ConfigureAwait(false);
                if (SkipWithoutSubscribers())
                {
                    continue;
                }

                var (events, last) = await Read(_position, long.MaxValue).ConfigureAwait(false);
                Volatile.Write(ref _failures, 0);
                Publish(events, last);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The journal may be away for a while; subscribers wait.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                Interlocked.Increment(ref _failures);
                _options.OnFailure(cause);
                await Task.Delay(_options.RetryAfter, _options.Time, _stop.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Whoever subscribes begins where the tail stands, so what nobody is to be told need not be read.
    private bool SkipWithoutSubscribers()
    {
        lock (_gate)
        {
            if (_queues.Count > 0)
            {
                return false;
            }

            Volatile.Write(ref _position, _feed.LastOffset);
            Volatile.Write(ref _failures, 0);
            return true;
        }
    }

    private void Publish(IReadOnlyList<FeedEvent> events, long last)
    {
        lock (_gate)
        {
            foreach (var e in events)
            {
                _queues.RemoveWhere(queue => !queue.Offer(e));
            }

            // After the events: whoever sees this offset and an empty queue has taken everything up to it.
            Volatile.Write(ref _position, last);
        }
    }
}
