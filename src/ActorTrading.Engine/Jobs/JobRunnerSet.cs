using ActorTrading.Domain.Jobs;

namespace ActorTrading.Engine.Jobs;

/// <summary>The runner of each kind of work. Filled once, then read from many threads.</summary>
public sealed class JobRunnerSet
{
    private readonly Dictionary<Type, Func<JobWork, CancellationToken, Task<JobOutcome>>> _runners = [];

    /// <exception cref="ArgumentException">The kind has a runner.</exception>
    public JobRunnerSet Add<TTask>(IJobRunner<TTask> runner)
        where TTask : JobTask
    {
        _runners.Add(typeof(TTask), (work, stop) => runner.Run(work, (TTask)work.Task, stop));
        return this;
    }

    internal Task<JobOutcome> Run(JobWork work, CancellationToken stop) =>
        _runners.TryGetValue(work.Task.GetType(), out var run)
            ? run(work, stop)
            : Task.FromResult<JobOutcome>(
                new JobOutcome.Failed($"This node has nobody to do {work.Task.GetType().Name}.", IsFinal: true));
}
