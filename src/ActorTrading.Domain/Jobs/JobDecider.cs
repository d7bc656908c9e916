using System.Diagnostics;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>
/// The life of a scheduled job. What a run does is somebody else's; here stands whether there is one.
/// </summary>
public static class JobDecider
{
    public static Job Initial(JobId id) => Job.Initial(id);

    public static Decision<JobEvent> Decide(Job job, JobCommand command) => command switch
    {
        JobCommand.Create create => Create(job, create),
        _ when job.Definition is null => Refuse(JobRejection.NotFound, $"There is no job '{job.Id}'."),
        JobCommand.Delete when job.IsDeleted => Decision.Accept<JobEvent>(),
        _ when job.IsDeleted => Refuse(JobRejection.Deleted, $"Job '{job.Id}' was deleted."),
        JobCommand.Change change => Change(job, change),
        JobCommand.Enable enable => Enable(job, enable),
        JobCommand.Disable disable => Disable(job, disable),
        JobCommand.Delete delete => Delete(job, delete),
        JobCommand.Due due => JobRunning.Due(job, due),
        JobCommand.RunNow now => JobRunning.RunNow(job, now),
        JobCommand.Retry retry => JobRunning.Retry(job, retry),
        JobCommand.Cancel cancel => JobRunning.Cancel(job, cancel),
        JobCommand.Succeed succeed => JobEnding.Succeed(job, succeed),
        JobCommand.Fail fail => JobEnding.Fail(job, fail),
        JobCommand.Interrupt interrupt => JobEnding.Interrupt(job, interrupt),
        _ => throw new UnreachableException(),
    };

    public static Job Evolve(Job job, JobEvent @event) => JobEvolution.Evolve(job, @event);

    private static Decision<JobEvent> Create(Job job, JobCommand.Create create)
    {
        if (job.Definition is not null)
        {
            return job.Exists && job.Definition == create.Definition
                ? Decision.Accept<JobEvent>()
                : Refuse(
                    JobRejection.AlreadyExists, $"The id '{job.Id}' is taken{(job.IsDeleted ? " for good" : "")}.");
        }

        return Unfit(create.Definition, create.Next, create.At) is { } refusal
            ? new([], refusal)
            : Decision.Accept<JobEvent>(
                new JobEvent.Created(create.Definition, create.By) { At = create.At },
                Planned(create.Next, create.At));
    }

    private static Decision<JobEvent> Change(Job job, JobCommand.Change change)
    {
        if (job.Definition == change.Definition)
        {
            return Decision.Accept<JobEvent>();
        }

        if (job.Active is { } run)
        {
            return RunActive(run, "change the job");
        }

        if (Unfit(change.Definition, change.Next, change.At) is { } refusal)
        {
            return new([], refusal);
        }

        var changed = new JobEvent.Changed(change.Definition, change.By) { At = change.At };
        return job.IsEnabled
            ? Decision.Accept<JobEvent>(changed, Planned(change.Next, change.At))
            : Decision.Accept<JobEvent>(changed);
    }

    private static Decision<JobEvent> Enable(Job job, JobCommand.Enable enable)
    {
        if (job.IsEnabled)
        {
            return Decision.Accept<JobEvent>();
        }

        return enable.Next is null
            ? NeverFires(enable.At)
            : Decision.Accept<JobEvent>(
                new JobEvent.Enabled(enable.By) { At = enable.At }, Planned(enable.Next, enable.At));
    }

    private static Decision<JobEvent> Disable(Job job, JobCommand.Disable disable) => job.IsEnabled
        ? Decision.Accept<JobEvent>(
            new JobEvent.Disabled(disable.By) { At = disable.At }, Planned(null, disable.At))
        : Decision.Accept<JobEvent>();

    private static Decision<JobEvent> Delete(Job job, JobCommand.Delete delete) => job.Active is { } run
        ? RunActive(run, "delete the job")
        : Decision.Accept<JobEvent>(new JobEvent.Deleted(delete.By) { At = delete.At });

    private static Refusal? Unfit(JobDefinition definition, Timestamp? next, Timestamp now) =>
        JobDefinitionRules.Check(definition, now) is [var first, ..]
            ? first
            : next is null ? NeverFires(now).Refusal : null;

    private static JobEvent.Planned Planned(Timestamp? next, Timestamp now) => new(next) { At = now };

    private static Decision<JobEvent> NeverFires(Timestamp now) =>
        Refuse(JobRejection.NeverFires, $"The schedule names no time after {now}.");

    private static Decision<JobEvent> RunActive(JobRun run, string what) =>
        Refuse(JobRejection.RunActive, $"Run {run.Number} is not over; cancel it to {what}.");

    private static Decision<JobEvent> Refuse(string code, string message) =>
        Decision.Refuse<JobEvent>(code, message);
}
