using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>
/// Starts sessions. The session's id and the command's follow from job and fire time, so that a repetition after a
/// crash is the same start.
/// </summary>
/// <param name="entities">Where the portfolios are.</param>
/// <param name="time">The clock that portfolios live by.</param>
internal sealed class SessionStartRunner(EntityHost entities, TimeProvider time) : IJobRunner<JobTask.SessionStart>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.SessionStart task, CancellationToken stop)
    {
        var id = new SessionId($"{work.Job}-{work.FireTime.UnixMilliseconds}");
        var at = Timestamp.From(time.GetUtcNow());
        var start = new SessionCommand.Start(id, task.Config, $"job {work.Job}") { At = at };
        var result = await entities.Ask(
            PortfolioEntity.IdOf(task.Portfolio),
            new PortfolioMessage.Do(new PortfolioCommand.ChangeSession(start) { At = at }),
            work.CommandKey).ConfigureAwait(false);
        return result is CommandResult.Refused { Refusal.Code: SessionRejection.AlreadyStarted }
            && await RunsAlready(task).ConfigureAwait(false)
                ? new JobOutcome.Succeeded("A session with this configuration was running already.")
                : CommandOutcome.Of(result, $"Session {id} was started.");
    }

    private async Task<bool> RunsAlready(JobTask.SessionStart task)
    {
        var view = await entities.Inspect(PortfolioEntity.IdOf(task.Portfolio)).ConfigureAwait(false);
        return ((Portfolio)view.State).Session is { IsActive: true } session && session.Config == task.Config;
    }
}
