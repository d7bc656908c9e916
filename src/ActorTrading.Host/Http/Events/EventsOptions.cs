namespace ActorTrading.Host.Http.Events;

/// <summary>What a connection to <c>/events</c> may cost, and how long anything on it may take.</summary>
public sealed record EventsOptions
{
    /// <summary>Bytes of a message from the client.</summary>
    public int MessageBytesMax { get; init; } = 16 * 1024;

    /// <summary>Portfolios that one subscription can name.</summary>
    public int PortfoliosMax { get; init; } = 200;

    /// <summary>Subscriptions on one connection, each in the place of the one before.</summary>
    public int SubscriptionsMax { get; init; } = 100;

    /// <summary>Of all tokens together; one more is told to come again.</summary>
    public int ConnectionsMax { get; init; } = 256;

    public int ConnectionsPerTokenMax { get; init; } = 20;

    /// <summary>How long a client may take to show its token, where the handshake brought none.</summary>
    public TimeSpan TokenWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence after which the server says where the cursor stands.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the client may take to accept one message before it counts as gone.</summary>
    public TimeSpan SendWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the client may take to answer a close.</summary>
    public TimeSpan CloseWithin { get; init; } = TimeSpan.FromSeconds(2);
}
