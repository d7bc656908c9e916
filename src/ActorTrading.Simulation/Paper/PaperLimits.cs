namespace ActorTrading.Simulation.Paper;

/// <summary>How much may wait before a paper venue, and how long it keeps things to itself.</summary>
public sealed record PaperLimits
{
    /// <summary>Market events that wait before the feed has to.</summary>
    public int EventsMax { get; init; } = 65_536;

    /// <summary>Market events that wait before quotes that newer ones have overtaken are left out.</summary>
    public int ConflateFrom { get; init; } = 1_024;

    /// <summary>Requests that wait before more are turned away.</summary>
    public int RequestsMax { get; init; } = 100_000;

    /// <summary>
    /// How long what nobody was told stays unsaved: market prices, and the stops that follow them. A crash takes the
    /// venue back by so much of them.
    /// </summary>
    public TimeSpan UnsavedMax { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failed save the ledger is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
