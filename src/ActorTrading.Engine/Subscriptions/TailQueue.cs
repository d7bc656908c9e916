using System.Threading.Channels;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>What waits for one subscriber.</summary>
internal sealed class TailQueue(EventFilter filter, long start, int capacity)
{
    private readonly Channel<FeedEvent> _events = Channel.CreateBounded<FeedEvent>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    public long Start => start;

    public ChannelReader<FeedEvent> Events => _events.Reader;

    /// <summary>False when there is no room: the queue ends after what is in it.</summary>
    public bool Offer(FeedEvent e)
    {
        if (!filter.Takes(e) || _events.Writer.TryWrite(e))
        {
            return true;
        }

        _events.Writer.Complete(new SlowSubscriberException());
        return false;
    }
}
