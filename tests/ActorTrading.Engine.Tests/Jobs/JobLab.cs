using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;

namespace ActorTrading.Engine.Tests.Jobs;

/// <summary>
/// Jobs on one thread and virtual time, with a runner whose attempts end when a test says so. A second lab over the
/// same journal is a restart.
/// </summary>
internal sealed class JobLab
{
    public const string By = "anna";

    public static readonly DateTimeOffset Start = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly JobId Id = new("report");

    public static readonly JobDefinition Hourly = new()
    {
        Name = "hourly report",
        Work = new JobTask.Report(new("p1")),
        Schedule = new JobSchedule.Every(TimeSpan.FromHours(1), Timestamp.From(Start)),
        Missed = new MissedRunPolicy.RunOnce(),
        Retry = new() { AttemptsMax = 3, FirstDelay = TimeSpan.FromSeconds(10), Jitter = 0m },
        RunTimeMax = TimeSpan.FromMinutes(5),
    };

    private readonly DeterministicScheduler _scheduler;

    public JobLab(
        IJournal? journal = null,
        DateTimeOffset? start = null,
        int runsAtOnce = 4,
        EntitySettings? settings = null)
    {
        _scheduler = new(1, start ?? Start);
        Journal = journal ?? new InMemoryJournal();
        Execution = new(
            new JobRunnerSet().Add<JobTask.Report>(Runner).Add<JobTask.Backup>(Runner),
            new()
            {
                Time = _scheduler.Time,
                RunsAtOnce = runsAtOnce,
                Begin = work => Begun.Add(work()),
                OnFailure = (work, cause) => Failures.Add((work, cause)),
            });
        Host = new(new() { Scheduler = _scheduler, Journal = Journal });
        Host.Register(new JobEntity(Execution, Board, new() { Time = _scheduler.Time }), settings);
        Execution.Attach(Host);
    }

    public IJournal Journal { get; }

    public EntityHost Host { get; }

    public JobBoard Board { get; } = new();

    public JobExecution Execution { get; }

    public ManualRunner Runner { get; } = new();

    /// <summary>Attempts that were begun, each complete when its outcome has been told.</summary>
    public List<Task> Begun { get; } = [];

    /// <summary>Exceptions that attempts ended with.</summary>
    public List<(JobWork Work, Exception Cause)> Failures { get; } = [];

    public Timestamp Now => Timestamp.From(_scheduler.Time.GetUtcNow());

    public Job Job => Board.Find(Id)!;

    public JobLab Created(JobDefinition? definition = null)
    {
        Assert.IsType<CommandResult.Accepted>(Ask(new JobCommand.Create(definition ?? Hourly, By, Now) { At = Now }));
        return this;
    }

    public JobLab WithRun(JobDefinition? definition = null)
    {
        Created(definition);
        Due();
        return this;
    }

    public CommandResult Due()
    {
        var fire = Now.Floor(TimeSpan.FromHours(1));
        return Ask(
            new JobCommand.Due(fire, fire + TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)) { At = Now },
            $"due:{fire.Ticks}");
    }

    public CommandResult Ask(JobCommand command, string? commandId = null)
    {
        var answer = Host.Ask(JobEntity.IdOf(Id), new JobMessage.Do(command), commandId).AsTask();
        Idle();
        Assert.True(answer.IsCompleted, "The job did not answer although nothing runs any more.");
        return answer.GetAwaiter().GetResult();
    }

    public JobLab Load()
    {
        _ = Host.StartRemembered([JobEntity.IdOf(Id)]);
        Idle();
        return this;
    }

    public void Idle() => _scheduler.RunUntilIdle();

    public void Advance(double seconds) => _scheduler.AdvanceTo(_scheduler.Time.GetUtcNow().AddSeconds(seconds));

    public StateView View(StateSource source)
    {
        var view = Host.Inspect(JobEntity.IdOf(Id), source);
        Idle();
        return view.GetAwaiter().GetResult();
    }
}

/// <summary>A runner whose attempts stay open until a test ends them.</summary>
internal sealed class ManualRunner : IJobRunner<JobTask.Report>, IJobRunner<JobTask.Backup>
{
    private readonly List<TaskCompletionSource<JobOutcome>> _open = [];

    public List<JobWork> Works { get; } = [];

    /// <summary>Counts the attempts that were begun and that nobody has waited for yet.</summary>
    public SemaphoreSlim Started { get; } = new(0);

    /// <summary>Whether attempts do what they are asked to when they are stopped.</summary>
    public bool Obeys { get; set; } = true;

    public Task<JobOutcome> Run(JobWork work, JobTask.Report task, CancellationToken stop) => Run(work, stop);

    public Task<JobOutcome> Run(JobWork work, JobTask.Backup task, CancellationToken stop) => Run(work, stop);

    public void Succeed() => Take().SetResult(new JobOutcome.Succeeded("written"));

    public void Fail(bool isFinal = false) => Take().SetResult(new JobOutcome.Failed("disk full", isFinal));

    public void Throw() => Take().SetException(new IOException("the disk is on fire"));

    private TaskCompletionSource<JobOutcome> Take()
    {
        var oldest = _open[0];
        _open.RemoveAt(0);
        return oldest;
    }

    private Task<JobOutcome> Run(JobWork work, CancellationToken stop)
    {
        Works.Add(work);
        var source = new TaskCompletionSource<JobOutcome>();
        _open.Add(source);
        if (Obeys)
        {
            stop.Register(() => source.TrySetCanceled(stop));
        }

        Started.Release();
        return source.Task;
    }
}
