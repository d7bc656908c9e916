using ActorTrading.Domain.Jobs;

namespace ActorTrading.Engine.Jobs;

/// <summary>
/// Makes attempts of runs, beside the turns of the entities that ordered them. Safe for use from many threads; no
/// method blocks.
/// </summary>
public interface IJobLauncher
{
    /// <summary>
    /// Begins an attempt, and tells the job its outcome when there is one. A process that ends first tells nothing.
    /// </summary>
    void Launch(JobWork work);

    /// <summary>Asks the run to stop; its outcome comes as it would otherwise.</summary>
    void Cancel(JobId job, long number);

    /// <summary>Whether the attempt is on its way in this process.</summary>
    bool IsRunning(JobId job, long number, int attempt);
}
