using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>How a feed is doing.</summary>
/// <param name="LastEvent">Time of the last event that it pushed; null before the first.</param>
/// <param name="Reconnects">How often it had to connect anew.</param>
/// <param name="Detail">What an operator should know, such as why it is not connected; null for nothing.</param>
public sealed record LiveFeedStatus(
    LiveFeedState State, Timestamp? LastEvent, long Events, int Reconnects, string? Detail = null)
{
    public static LiveFeedStatus Idle { get; } = new(LiveFeedState.Idle, null, 0, 0);
}

public enum LiveFeedState
{
    /// <summary>Not asked to run yet, or no longer.</summary>
    Idle,

    Connecting,

    Connected,

    /// <summary>Lost the connection and tries again.</summary>
    Disconnected,

    /// <summary>Its data is over.</summary>
    Ended,
}
