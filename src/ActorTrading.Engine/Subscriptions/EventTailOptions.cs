namespace ActorTrading.Engine.Subscriptions;

/// <summary>How the shared tail of the journal is read.</summary>
public sealed record EventTailOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Records that are read together, by the tail and by who catches up.</summary>
    public int PageMax { get; init; } = 500;

    /// <summary>Events that wait for a subscriber before it is cut off.</summary>
    public int QueueMax { get; init; } = 1_000;

    /// <summary>Wait after the journal could not be read.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Told of each failure to read; must be quick and must not throw.</summary>
    public Action<Exception> OnFailure { get; init; } = _ => { };
}
