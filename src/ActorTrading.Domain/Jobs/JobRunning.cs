using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>How runs begin, and how somebody stops them.</summary>
internal static class JobRunning
{
    /// <summary>
    /// The fire time becomes one run at most: it is dealt with here for good, whether it is run, queued or left out.
    /// </summary>
    public static Decision<JobEvent> Due(Job job, JobCommand.Due due)
    {
        if (due.FireTime > due.At)
        {
            return Decision.Refuse<JobEvent>(
                JobRejection.NotDue, $"Job '{job.Id}' is due at {due.FireTime}; it is {due.At}.");
        }

        // An alarm that rings early names the time before the planned one, which is none of the job's business.
        if (job.NextFire is not { } planned || due.FireTime < planned)
        {
            return Decision.Accept<JobEvent>();
        }

        var isDealtWith = job.LastFire >= due.FireTime;
        return Decision.Accept(
            [.. isDealtWith ? [] : Deal(job, due, planned), new JobEvent.Planned(due.Next) { At = due.At }]);
    }

    public static Decision<JobEvent> RunNow(Job job, JobCommand.RunNow now) => job.Active is { } run
        ? Decision.Refuse<JobEvent>(JobRejection.RunActive, $"Run {run.Number} is not over; wait for it or cancel it.")
        : Decision.Accept<JobEvent>(Started(job.RunCount + 1, now.At, RunTrigger.Manual, now.At));

    /// <summary>An attempt for which the node was not there in time falls under the missed-run policy, too.</summary>
    public static Decision<JobEvent> Retry(Job job, JobCommand.Retry retry)
    {
        if (job.Active is not { Status: RunStatus.Retrying, RetryAt: { } due } run || due > retry.At)
        {
            return Decision.Accept<JobEvent>();
        }

        return retry.At - due <= retry.MissedAfter || job.Definition!.Missed.Allows(retry.At - run.FireTime)
            ? Decision.Accept<JobEvent>(
                new JobEvent.RunStarted(run.Number, run.FireTime, run.Trigger, run.Attempt + 1) { At = retry.At })
            : Decision.Accept(
                [new JobEvent.RunInterrupted(run.Number, RetryAt: null) { At = retry.At }, .. Waiting(job, retry.At)]);
    }

    public static Decision<JobEvent> Cancel(Job job, JobCommand.Cancel cancel) => job.Active switch
    {
        null => Decision.Refuse<JobEvent>(JobRejection.NothingToCancel, $"No run of job '{job.Id}' is on its way."),
        { Status: RunStatus.Cancelling } => Decision.Accept<JobEvent>(),
        { Status: RunStatus.Retrying } run => Decision.Accept(
            [new JobEvent.RunCancelled(run.Number) { At = cancel.At }, .. Waiting(job, cancel.At)]),
        var run => Decision.Accept<JobEvent>(
            new JobEvent.CancelRequested(run.Number, cancel.By) { At = cancel.At }),
    };

    /// <summary>The run that waited for the active one to end, if any.</summary>
    public static IEnumerable<JobEvent> Waiting(Job job, Timestamp now) => job.Queued is { } fireTime
        ? [Started(job.RunCount + 1, fireTime, RunTrigger.Schedule, now)]
        : [];

    private static IEnumerable<JobEvent> Deal(Job job, JobCommand.Due due, Timestamp planned)
    {
        var lateness = due.At - due.FireTime;
        var isLate = lateness > due.MissedAfter;
        var runs = !isLate || job.Definition!.Missed.Allows(lateness);
        var before = runs ? due.FireTime : due.At;
        if (planned < before)
        {
            yield return new JobEvent.RunsMissed(planned, before) { At = due.At };
        }

        if (!runs)
        {
            yield break;
        }

        yield return job switch
        {
            { Active: null } =>
                Started(job.RunCount + 1, due.FireTime, isLate ? RunTrigger.CatchUp : RunTrigger.Schedule, due.At),
            { Queued: null, Definition.Overlap: OverlapPolicy.Wait } =>
                new JobEvent.RunQueued(due.FireTime) { At = due.At },
            _ => new JobEvent.RunSkipped(due.FireTime) { At = due.At },
        };
    }

    private static JobEvent.RunStarted Started(long number, Timestamp fireTime, RunTrigger trigger, Timestamp now) =>
        new(number, fireTime, trigger, Attempt: 1) { At = now };
}
