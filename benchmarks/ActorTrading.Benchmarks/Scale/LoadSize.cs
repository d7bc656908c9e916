namespace ActorTrading.Benchmarks.Scale;

/// <summary>How much a node is given to do.</summary>
internal sealed record LoadSize
{
    /// <summary>What a node is made for.</summary>
    public static LoadSize Full { get; } = new();

    public int Sessions { get; init; } = 1_000;

    /// <summary>Of all markets together.</summary>
    public int TicksPerSecond { get; init; } = 10_000;

    /// <summary>
    /// How long sessions hold a position at least, on average of them, which bounds how often they trade.
    /// </summary>
    public TimeSpan HeldFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether portfolios remember as much as they ever will.</summary>
    public bool WithHistories { get; init; }
}
