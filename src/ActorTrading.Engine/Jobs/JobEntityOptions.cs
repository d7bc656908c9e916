namespace ActorTrading.Engine.Jobs;

/// <summary>What jobs take from the node.</summary>
public sealed record JobEntityOptions
{
    public required TimeProvider Time { get; init; }

    /// <summary>Later than this after its time a run counts as missed.</summary>
    public TimeSpan MissedAfter { get; init; } = TimeSpan.FromMinutes(1);
}
