namespace ActorTrading.Domain.Jobs;

/// <summary>What a job does, when, and what happens when that does not go as planned.</summary>
public sealed record JobDefinition
{
    public required string Name { get; init; }

    public required JobTask Work { get; init; }

    public required JobSchedule Schedule { get; init; }

    /// <summary>Has no default: whoever schedules says it.</summary>
    public required MissedRunPolicy Missed { get; init; }

    public OverlapPolicy Overlap { get; init; } = OverlapPolicy.Skip;

    public RetryPolicy Retry { get; init; } = new();

    /// <summary>An attempt that takes longer is stopped and counts as failed.</summary>
    public TimeSpan RunTimeMax { get; init; } = TimeSpan.FromHours(1);
}
