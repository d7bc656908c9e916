using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>Stops whatever session of a portfolio is active. Where none is, there is nothing to do.</summary>
/// <param name="entities">Where the portfolios are.</param>
/// <param name="time">The clock that portfolios live by.</param>
internal sealed class SessionStopRunner(EntityHost entities, TimeProvider time) : IJobRunner<JobTask.SessionStop>
{
    public async Task<JobOutcome> Run(JobWork work, JobTask.SessionStop task, CancellationToken stop)
    {
        var at = Timestamp.From(time.GetUtcNow());
        var result = await entities.Ask(
            PortfolioEntity.IdOf(task.Portfolio),
            new PortfolioMessage.Do(
                new PortfolioCommand.ChangeSession(new SessionCommand.Stop(task.Reason) { At = at }) { At = at }),
            work.CommandKey).ConfigureAwait(false);
        return result switch
        {
            CommandResult.Refused { Refusal.Code: SessionRejection.NotStarted } or
            CommandResult.Accepted { EventCount: 0 } => new JobOutcome.Succeeded("No session was active."),
            _ => CommandOutcome.Of(result, "The session was stopped."),
        };
    }
}
