namespace ActorTrading.Engine.Streams.Live;

/// <summary>What a feed's inlet does when events come faster than the node handles them.</summary>
public enum InletPolicy
{
    /// <summary>The feed waits while the queue is full: every event is handled. For recordings.</summary>
    Wait,

    /// <summary>
    /// Of quotes, books and marks of one symbol only the latest waits; bars, trades and funding are all kept, in their
    /// order, and make the feed wait when nothing else is left in the queue. For venues that do not wait.
    /// </summary>
    Conflate,
}
