using System.Diagnostics;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>What events make of a job.</summary>
internal static class JobEvolution
{
    public static Job Evolve(Job job, JobEvent @event) => @event switch
    {
        JobEvent.Created e => job with
        {
            Definition = e.Definition,
            IsEnabled = true,
            CreatedAt = e.At,
            CreatedBy = e.By,
        },
        JobEvent.Changed e => job with { Definition = e.Definition },
        JobEvent.Enabled => job with { IsEnabled = true },
        JobEvent.Disabled => job with { IsEnabled = false, Queued = null },
        JobEvent.Deleted => job with { IsDeleted = true, IsEnabled = false, NextFire = null },
        JobEvent.Planned e => job with { NextFire = e.Next },
        JobEvent.RunStarted e => Started(job, e),
        JobEvent.RunSucceeded e => Ended(job, RunStatus.Succeeded, e.Message, e.At),
        JobEvent.RunFailed e => e.RetryAt is { } at
            ? Waiting(job, at, e.Message)
            : Ended(job, RunStatus.Failed, e.Message, e.At),
        JobEvent.RunInterrupted e => e.RetryAt is { } at
            ? Waiting(job, at, Interruption)
            : Ended(job, RunStatus.Interrupted, Interruption, e.At),
        JobEvent.CancelRequested => job with { Active = job.Active! with { Status = RunStatus.Cancelling } },
        JobEvent.RunCancelled e => Ended(job, RunStatus.Cancelled, job.Active!.Message, e.At),
        JobEvent.RunsMissed e => job with
        {
            MissCount = job.MissCount + 1,
            LastFire = Later(job.LastFire, e.Before - TimeSpan.FromTicks(1)),
        },
        JobEvent.RunSkipped e => job with
        {
            SkipCount = job.SkipCount + 1,
            LastFire = Later(job.LastFire, e.FireTime),
        },
        JobEvent.RunQueued e => job with { Queued = e.FireTime, LastFire = Later(job.LastFire, e.FireTime) },
        _ => throw new UnreachableException(),
    };

    private const string Interruption = "the process ended during the run";

    private static Job Started(Job job, JobEvent.RunStarted started)
    {
        var active = new JobRun
        {
            Number = started.Number,
            FireTime = started.FireTime,
            Trigger = started.Trigger,
            StartedAt = job.Active is { } run && run.Number == started.Number ? run.StartedAt : started.At,
            Attempt = started.Attempt,
        };
        return job with
        {
            Active = active,
            Queued = job.Queued == started.FireTime ? null : job.Queued,
            RunCount = Math.Max(job.RunCount, started.Number),
            LastFire = started.Trigger == RunTrigger.Manual ? job.LastFire : Later(job.LastFire, started.FireTime),
        };
    }

    private static Job Waiting(Job job, Timestamp retryAt, string message) => job with
    {
        Active = job.Active! with { Status = RunStatus.Retrying, RetryAt = retryAt, Message = message },
    };

    private static Job Ended(Job job, RunStatus status, string? message, Timestamp at)
    {
        var run = job.Active! with { Status = status, Message = message, EndedAt = at, RetryAt = null };
        return job with
        {
            Active = null,
            Runs = Recent.Append(job.Runs, run, Job.RunsKept),
            FailureCount = job.FailureCount + (status is RunStatus.Failed or RunStatus.Interrupted ? 1 : 0),
        };
    }

    private static Timestamp Later(Timestamp? one, Timestamp other) =>
        one is { } time && time > other ? time : other;
}
