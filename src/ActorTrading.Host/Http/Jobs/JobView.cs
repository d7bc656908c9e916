using System.ComponentModel;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>A job as it stands.</summary>
public sealed record JobView
{
    public required JobId Id { get; init; }

    public required string Name { get; init; }

    public required JobTask Work { get; init; }

    public required JobSchedule Schedule { get; init; }

    public required MissedRunPolicy Missed { get; init; }

    public required OverlapPolicy Overlap { get; init; }

    public required RetryPolicy Retry { get; init; }

    public required TimeSpan RunTimeMax { get; init; }

    public required bool Enabled { get; init; }

    [Description("Left out where it is never due again.")]
    public Timestamp? NextFire { get; init; }

    [Description("The run that is not over.")]
    public JobRun? ActiveRun { get; init; }

    public JobRun? LastRun { get; init; }

    public required long RunCount { get; init; }

    public required long FailureCount { get; init; }

    [Description("Times that came during a run and were left out.")]
    public required long SkipCount { get; init; }

    [Description("How often times passed without a run.")]
    public required long MissCount { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    internal static JobView Of(Job job)
    {
        var definition = job.Definition!;
        return new()
        {
            Id = job.Id,
            Name = definition.Name,
            Work = definition.Work,
            Schedule = definition.Schedule,
            Missed = definition.Missed,
            Overlap = definition.Overlap,
            Retry = definition.Retry,
            RunTimeMax = definition.RunTimeMax,
            Enabled = job.IsEnabled,
            NextFire = job.NextFire,
            ActiveRun = job.Active,
            LastRun = job.Runs.LastOrDefault(),
            RunCount = job.RunCount,
            FailureCount = job.FailureCount,
            SkipCount = job.SkipCount,
            MissCount = job.MissCount,
            CreatedAt = job.CreatedAt!.Value,
            CreatedBy = job.CreatedBy!,
        };
    }
}
