namespace ActorTrading.Host.Configuration;

/// <summary>When the node stops trading by itself.</summary>
public sealed record HaltOptions
{
    /// <summary>A write that takes longer than this halts all trading.</summary>
    public TimeSpan JournalStallMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Market data of a symbol older than this raises an alert and lets no new entry through.</summary>
    public TimeSpan DataAgeMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the cancels of a halt may stay unanswered before an alert is raised.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the books of each account are compared with the venue's statement.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(30);
}
