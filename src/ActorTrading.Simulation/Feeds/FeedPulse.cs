using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Feeds;

/// <summary>What a feed of this process says of itself. Written by the feed, read from any thread.</summary>
internal sealed class FeedPulse
{
    private volatile LiveFeedState _state;
    private long _last;
    private long _events;

    public LiveFeedState State
    {
        get => _state;
        set => _state = value;
    }

    public LiveFeedStatus Status => new(
        _state,
        Volatile.Read(ref _last) is > 0 and var ticks ? new Timestamp(ticks) : null,
        Volatile.Read(ref _events),
        Reconnects: 0);

    public void Pushed(Timestamp time)
    {
        Volatile.Write(ref _last, time.Ticks);
        Volatile.Write(ref _events, _events + 1);
    }
}
