using ActorTrading.Domain.Jobs;

namespace ActorTrading.Host.Scheduling;

/// <summary>What the schedule needs of the node.</summary>
internal sealed record QuartzScheduleOptions
{
    /// <summary>The SQLite file that keeps the schedule. It may be lost: jobs are scheduled anew.</summary>
    public required string File { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>A fire later than this counts as missed.</summary>
    public required TimeSpan MissedAfter { get; init; }

    /// <summary>Called when the time of a job has come; more than once at the same time for different jobs.</summary>
    public required Func<JobId, CancellationToken, Task> Fire { get; init; }
}
