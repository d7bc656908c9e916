using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Scheduling;

/// <summary>
/// The scheduled jobs of a node. The job entities are the truth; Quartz is their alarm clock, brought in line with them
/// at start and after each change. A sweep looks for jobs whose time has passed without an alarm, so that neither a
/// lost schedule nor a clock that jumps costs a run.
/// </summary>
internal sealed partial class JobService : IAsyncDisposable
{
    private readonly JobServiceOptions _options;
    private readonly JobExecution _execution;
    private readonly ILogger<JobService> _log;
    private readonly CancellationTokenSource _stopping = new();
    private ScheduleSync? _sync;
    private QuartzSchedule? _schedule;
    private Task _sweep = Task.CompletedTask;

    /// <summary>Makes the job entities known to the host, which must not have got a command for one yet.</summary>
    public JobService(JobServiceOptions options, JobRunnerSet runners)
    {
        _options = options;
        _log = options.Logs.CreateLogger<JobService>();
        _execution = new(runners, new()
        {
            Time = options.Time,
            RunsAtOnce = options.Jobs.RunsAtOnce,
            OnFailure = (work, cause) => AttemptFailed(_log, work.Attempt, work.Number, work.Job.Value, cause),
        });
        _execution.Attach(options.Entities);
        options.Entities.Register(new JobEntity(
            _execution, Board, new() { Time = options.Time, MissedAfter = options.Jobs.MissedAfter }));
    }

    /// <summary>The jobs, for whoever shows them.</summary>
    public JobBoard Board => _options.Board;

    private Timestamp Now => Timestamp.From(_options.Time.GetUtcNow());

    /// <summary>
    /// Loads the jobs, which repeats or marks the runs that the last process left, makes up for what was missed by each
    /// job's policy, and starts the clock.
    /// </summary>
    /// <param name="known">Every job that the journal knows.</param>
    /// <param name="cancellation">Ends the start.</param>
    public async Task Start(IReadOnlyList<JobId> known, CancellationToken cancellation)
    {
        await _options.Entities.StartRemembered([.. known.Select(JobEntity.IdOf)]).ConfigureAwait(false);
        if (!_options.Jobs.IsEnabled)
        {
            SchedulesIgnored(_log, Board.Jobs.Count);
            return;
        }

        _schedule = await QuartzSchedule.Open(
            new() { File = _options.File, Time = _options.Time, MissedAfter = _options.Jobs.MissedAfter, Fire = Fire },
            cancellation).ConfigureAwait(false);
        await FireOverdue(TimeSpan.Zero).ConfigureAwait(false);
        _sync = new(_schedule, Board, _options.Logs.CreateLogger<ScheduleSync>());
        Board.Attach(_sync);
        await _sync.Start(cancellation).ConfigureAwait(false);
        await _schedule.Start(cancellation).ConfigureAwait(false);
        _sweep = Sweep();
        Scheduled(_log, Board.Jobs.Count);
    }

    /// <summary>Fires nothing more and asks the runs that are on their way to stop.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _sweep.ConfigureAwait(false);
        if (_sync is not null)
        {
            await _sync.Stop().ConfigureAwait(false);
        }

        if (_schedule is not null)
        {
            await _schedule.Stop().ConfigureAwait(false);
        }

        await _execution.Stop().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_schedule is not null)
        {
            await _schedule.DisposeAsync().ConfigureAwait(false);
        }

        _sync?.Dispose();
        _execution.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Tells a job that its time has come, as far as that is so by its own schedule.</summary>
    internal async Task Fire(JobId id, CancellationToken cancellation)
    {
        var now = Now;
        if (Board.Find(id) is not { NextFire: { } planned, Definition.Schedule: { } schedule } || planned > now
            || FireTimes.LatestAt(schedule, now) is not { } fireTime)
        {
            return;
        }

        var due = new JobCommand.Due(fireTime, FireTimes.After(schedule, now), _options.Jobs.MissedAfter) { At = now };
        var result = await _options.Entities.Ask(JobEntity.IdOf(id), new JobMessage.Do(due)).ConfigureAwait(false);
        if (result is not CommandResult.Accepted)
        {
            NotTaken(_log, id.Value, fireTime.ToString(), result.ToString());
        }
    }

    private async Task Sweep()
    {
        using var timer = new PeriodicTimer(_options.SweepEvery, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false))
            {
                await FireOverdue(_options.SweepEvery).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }

    private async Task FireOverdue(TimeSpan patience)
    {
        foreach (var job in Board.Jobs.Where(job => job.NextFire + patience <= Now))
        {
            await Fire(job.Id, _stopping.Token).ConfigureAwait(false);
        }

        // Timers of entities follow the market's clock, which may stand still.
        foreach (var job in Board.Jobs.Where(job => job.Active?.RetryAt + patience <= Now))
        {
            _options.Entities.Tell(JobEntity.IdOf(job.Id), JobMessage.RetryCame.Instance);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} jobs are scheduled.")]
    private static partial void Scheduled(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "Schedules are switched off: {Count} jobs run by hand only.")]
    private static partial void SchedulesIgnored(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Attempt {Attempt} of run {Number} of job {Job} ended in an unexpected failure.")]
    private static partial void AttemptFailed(ILogger log, int attempt, long number, string job, Exception cause);

    [LoggerMessage(LogLevel.Warning, "Job {Job} has not taken its time {FireTime}: {Answer}. It is told again.")]
    private static partial void NotTaken(ILogger log, string job, string fireTime, string answer);
}
