using System.Collections.Concurrent;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Jobs;

/// <summary>Makes attempts beside the turns of entities, a few at a time, and tells jobs what came of them.</summary>
public sealed class JobExecution(JobRunnerSet runners, JobExecutionOptions options) : IJobLauncher, IDisposable
{
    /// <summary>Wait before an outcome is told again that found the mailbox full.</summary>
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(JobId Job, long Number, int Attempt), JobAttempt> _attempts = new();
    private readonly SemaphoreSlim _slots = new(options.RunsAtOnce);
    private readonly CancellationTokenSource _stop = new();
    private EntityHost? _host;

    /// <summary>The host comes later than the entities that need to reach this.</summary>
    public void Attach(EntityHost host) => _host = host;

    public void Launch(JobWork work)
    {
        var key = (work.Job, work.Number, work.Attempt);
        var attempt = new JobAttempt(_stop.Token);
        if (_stop.IsCancellationRequested || !_attempts.TryAdd(key, attempt))
        {
            attempt.Dispose();
            return;
        }

        options.Begin(async () =>
        {
            var outcome = await Make(work, attempt).ConfigureAwait(false);
            _attempts.TryRemove(key, out _);
            await Tell(work, outcome).ConfigureAwait(false);
            attempt.End();
        });
    }

    public void Cancel(JobId job, long number)
    {
        foreach (var (key, attempt) in _attempts)
        {
            if (key.Job == job && key.Number == number)
            {
                attempt.Cancel();
            }
        }
    }

    public bool IsRunning(JobId job, long number, int attempt) => _attempts.ContainsKey((job, number, attempt));

    /// <summary>
    /// Begins nothing more, asks all attempts to stop and completes when they have. Those that are not done by then
    /// are told of to nobody: in the journal they were begun and not ended, as after a crash.
    /// </summary>
    public async Task Stop()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_attempts.Values.Select(a => a.Ended)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task<JobOutcome> Make(JobWork work, JobAttempt attempt)
    {
        try
        {
            await _slots.WaitAsync(attempt.Token).ConfigureAwait(false);
            try
            {
                using var limit = new CancellationTokenSource(work.TimeMax, options.Time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, limit.Token);
                return await runners.Run(work, both.Token).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (attempt.Token.IsCancellationRequested)
        {
            return new JobOutcome.Failed("It was stopped.", IsFinal: true);
        }
        catch (OperationCanceledException)
        {
            return new JobOutcome.Failed($"It took longer than {work.TimeMax}.");
        }
#pragma warning disable CA1031 // Runners reach out of the process: what they throw is a failure of the attempt.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            options.OnFailure(work, exception);
            return new JobOutcome.Failed(
                $"It ended in a failure that was not expected ({exception.GetType().Name}). The node's log has the "
                    + $"rest, under run {work.Number} of job {work.Job}.");
        }
    }

    private async Task Tell(JobWork work, JobOutcome outcome)
    {
        var host = _host ?? throw new InvalidOperationException("No host is attached yet.");
        var entity = JobEntity.IdOf(work.Job);
        var commandId = $"{work.CommandKey}:{work.Number}:{work.Attempt}:end";
        if (_stop.IsCancellationRequested && outcome is JobOutcome.Failed)
        {
            return;
        }

        try
        {
            while (!host.Tell(entity, MessageOf(work, outcome), commandId))
            {
                await Task.Delay(TellAgainAfter, options.Time, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops: the journal says that the attempt was begun, which is what is known.
        }
    }

    private JobMessage.Do MessageOf(JobWork work, JobOutcome outcome)
    {
        var now = Timestamp.From(options.Time.GetUtcNow());
        JobCommand command = outcome switch
        {
            JobOutcome.Succeeded done => new JobCommand.Succeed(work.Number, work.Attempt, done.Message) { At = now },
            JobOutcome.Failed failed =>
                new JobCommand.Fail(work.Number, work.Attempt, failed.Message, failed.IsFinal) { At = now },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new(command);
    }
}
