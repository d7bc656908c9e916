using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Jobs;

/// <summary>
/// Binds the job's decider to the host. A run is begun only when its start is durable, so that after a crash the
/// journal knows of every run that may have had an effect.
/// </summary>
public sealed class JobEntity(IJobLauncher launcher, IJobWatchers watchers, JobEntityOptions options)
    : EntityDefinition<Job, JobMessage, JobEvent>
{
    public const string Type = "job";

    private const string RetryTimer = "retry";
    private const string CutOffTimer = "cut_off";
    private const int SnapshotVersion = 1;

    /// <summary>
    /// Wait before a run without a process is called interrupted: where the journal fails as well, the entity is
    /// loaded again and again, and should not do so in haste.
    /// </summary>
    private static readonly TimeSpan CutOffWait = TimeSpan.FromSeconds(1);

    public override string TypeName => Type;

    public override IEventCodec<JobEvent> Events { get; } = new UnionEventCodec<JobEvent>(
        ("jobs.created", typeof(JobEvent.Created)),
        ("jobs.changed", typeof(JobEvent.Changed)),
        ("jobs.enabled", typeof(JobEvent.Enabled)),
        ("jobs.disabled", typeof(JobEvent.Disabled)),
        ("jobs.deleted", typeof(JobEvent.Deleted)),
        ("jobs.planned", typeof(JobEvent.Planned)),
        ("jobs.run_started", typeof(JobEvent.RunStarted)),
        ("jobs.run_succeeded", typeof(JobEvent.RunSucceeded)),
        ("jobs.run_failed", typeof(JobEvent.RunFailed)),
        ("jobs.run_interrupted", typeof(JobEvent.RunInterrupted)),
        ("jobs.cancel_requested", typeof(JobEvent.CancelRequested)),
        ("jobs.run_cancelled", typeof(JobEvent.RunCancelled)),
        ("jobs.runs_missed", typeof(JobEvent.RunsMissed)),
        ("jobs.run_skipped", typeof(JobEvent.RunSkipped)),
        ("jobs.run_queued", typeof(JobEvent.RunQueued)));

    public override ISnapshotCodec<Job> Snapshots { get; } = new JsonSnapshotCodec<Job>(SnapshotVersion);

    private Timestamp Now => Timestamp.From(options.Time.GetUtcNow());

    public static EntityId IdOf(JobId job) => new(Type, job.Value);

    public override Job Initial(string key) => JobDecider.Initial(new JobId(key));

    public override Actors.Entities.Decision<JobEvent> Decide(Job state, JobMessage command) =>
        Decisions.ToHost(JobDecider.Decide(state, CommandOf(command)));

    public override Job Evolve(Job state, JobEvent @event) => JobDecider.Evolve(state, @event);

    public override bool IsRemembered(Job state) => state.Exists;

    public override void React(IReadOnlyList<JobEvent> events, Job state, IEntityContext context)
    {
        foreach (var @event in events)
        {
            switch (@event)
            {
                case JobEvent.RunStarted e:
                    var (task, timeMax) = (state.Definition!.Work, state.Definition.RunTimeMax);
                    launcher.Launch(new(state.Id, e.Number, e.Attempt, e.FireTime, task, timeMax));
                    break;
                case JobEvent.CancelRequested e:
                    launcher.Cancel(state.Id, e.Number);
                    break;
            }
        }

        watchers.Changed(state);
        AwaitRetry(state, context);
    }

    public override void Recovered(Job state, IEntityContext context)
    {
        if (state.Definition is null)
        {
            return;
        }

        watchers.Changed(state);
        AwaitRetry(state, context);
        if (state.Active is { Status: RunStatus.Running or RunStatus.Cancelling } run
            && !launcher.IsRunning(state.Id, run.Number, run.Attempt))
        {
            context.StartTimer(CutOffTimer, CutOffWait, new JobMessage.CutOff(run.Number, run.Attempt));
        }
    }

    public override void TimerHandled(Job state, IEntityContext context) => AwaitRetry(state, context);

    private JobCommand CommandOf(JobMessage message) => message switch
    {
        JobMessage.Do m => m.Command,
        JobMessage.RetryCame => new JobCommand.Retry(options.MissedAfter) { At = Now },
        JobMessage.CutOff m => new JobCommand.Interrupt(m.Number, m.Attempt, options.MissedAfter) { At = Now },
        _ => throw new UnreachableException(),
    };

    private void AwaitRetry(Job state, IEntityContext context)
    {
        if (state.Active is { Status: RunStatus.Retrying, RetryAt: { } due })
        {
            context.StartTimer(RetryTimer, due > Now ? due - Now : TimeSpan.Zero, JobMessage.RetryCame.Instance);
        }
        else
        {
            context.CancelTimer(RetryTimer);
        }
    }
}

/// <summary>Hears of every change of a job on this node, after it is durable. Must not block.</summary>
public interface IJobWatchers
{
    void Changed(Job job);
}
