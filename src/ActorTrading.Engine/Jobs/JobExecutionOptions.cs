namespace ActorTrading.Engine.Jobs;

/// <summary>How attempts are made.</summary>
public sealed record JobExecutionOptions
{
    public required TimeProvider Time { get; init; }

    /// <summary>Attempts at the same time; more wait for their turn.</summary>
    public int RunsAtOnce { get; init; } = 4;

    /// <summary>
    /// Told of an exception that an attempt ended with, whole: readers of the job learn its kind alone, since its text
    /// may name paths and other insides of the machine.
    /// </summary>
    public Action<JobWork, Exception> OnFailure { get; init; } = static (_, _) => { };

    /// <summary>Begins work beside the caller, who does not wait.</summary>
    public Action<Func<Task>> Begin { get; init; } = static work => _ = Task.Run(work);
}
