using System.Collections.Concurrent;
using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Scheduling;

/// <summary>
/// Keeps Quartz in line with the jobs: one loop, which takes each job that changed as it is by then. Holds at most one
/// mark for each job.
/// </summary>
internal sealed partial class ScheduleSync(QuartzSchedule schedule, JobBoard board, ILogger<ScheduleSync> log)
    : IJobWatchers, IDisposable
{
    private readonly ConcurrentDictionary<JobId, bool> _changed = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Changed(Job job)
    {
        if (_changed.TryAdd(job.Id, true))
        {
            _signal.Release();
        }
    }

    /// <summary>
    /// Schedules what is missing, removes what no job stands behind, and follows changes from then on.
    /// </summary>
    public async Task Start(CancellationToken cancellation)
    {
        foreach (var stranger in await schedule.Known(cancellation).ConfigureAwait(false))
        {
            if (board.Find(stranger) is null)
            {
                await schedule.Remove(stranger, cancellation).ConfigureAwait(false);
                Stranger(log, stranger.Value);
            }
        }

        foreach (var job in board.Jobs)
        {
            await schedule.Put(job, cancellation).ConfigureAwait(false);
        }

        _loop = Follow();
    }

    public async Task Stop()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _signal.Dispose();
        _stop.Dispose();
    }

    private async Task Follow()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync(_stop.Token).ConfigureAwait(false);
                var id = _changed.Keys.First();
                _changed.TryRemove(id, out _);
                await Put(id).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }

    private async Task Put(JobId id)
    {
        try
        {
            var job = board.Find(id);
            await (job is null ? schedule.Remove(id, _stop.Token) : schedule.Put(job, _stop.Token))
                .ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is Quartz.SchedulerException or System.Data.Common.DbException)
        {
            // The sweep fires the job all the same, and the next start schedules it anew.
            NotScheduled(log, id.Value, cause);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The schedule knew a job {Job} that does not exist; it is removed.")]
    private static partial void Stranger(ILogger log, string job);

    [LoggerMessage(LogLevel.Warning, "Job {Job} could not be scheduled; it may start some seconds late.")]
    private static partial void NotScheduled(ILogger log, string job, Exception cause);
}
