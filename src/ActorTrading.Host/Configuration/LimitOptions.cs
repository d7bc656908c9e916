namespace ActorTrading.Host.Configuration;

/// <summary>Bounds of what waits and of what anybody may ask for.</summary>
public sealed record LimitOptions
{
    /// <summary>Commands that may wait for one entity.</summary>
    public int MailboxCapacity { get; init; } = 1_024;

    /// <summary>Commands that an entity handles before others get the thread.</summary>
    public int MailboxThroughput { get; init; } = 64;

    /// <summary>Market events that may wait for the market thread.</summary>
    public int MarketQueue { get; init; } = 65_536;

    /// <summary>Requests a second that a token may make on average.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests that a token may make at once.</summary>
    public int RequestBurst { get; init; } = 200;

    /// <summary>Open event streams of the node.</summary>
    public int SubscribersMax { get; init; } = 256;

    /// <summary>Messages that may wait for a slow reader of events before it is cut off.</summary>
    public int SubscriberQueue { get; init; } = 1_024;
}
