using ActorTrading.Domain.Jobs;

namespace ActorTrading.Engine.Jobs;

/// <summary>
/// Does one kind of work. Called from any thread, for several jobs at once, never for two attempts of one job at once.
/// The run stands in the journal before the call. A kind that is repeatable is called again with the same
/// <see cref="JobWork.CommandKey"/> after a crash, and must then have the effect of one call. The token is obeyed soon,
/// by throwing: until the call has ended the job does nothing else. Any other exception is a failure that may pass, of
/// which readers of the job learn no more than its kind: what they can act on is an outcome.
/// </summary>
public interface IJobRunner<in TTask>
    where TTask : JobTask
{
    Task<JobOutcome> Run(JobWork work, TTask task, CancellationToken stop);
}
