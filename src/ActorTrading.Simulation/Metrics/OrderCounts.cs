namespace ActorTrading.Simulation.Metrics;

/// <summary>How the orders of a run ended. Denied is our own risk gate, rejected is the venue.</summary>
public sealed record OrderCounts
{
    public static OrderCounts None { get; } = new();

    public long Sent { get; init; }

    public long Filled { get; init; }

    public long Denied { get; init; }

    public long Rejected { get; init; }

    public long Cancelled { get; init; }

    /// <summary>Cancelled because they had not filled in time.</summary>
    public long TimedOut { get; init; }

    public long Expired { get; init; }
}
