using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Jobs;

/// <summary>One attempt of a run, as a runner gets it.</summary>
/// <param name="Job">Whose run it is.</param>
/// <param name="Number">Of the run, within the job.</param>
/// <param name="Attempt">Counted from one.</param>
/// <param name="FireTime">The time that the run stands for.</param>
/// <param name="Task">What is to be done.</param>
/// <param name="TimeMax">After this the attempt is stopped.</param>
public sealed record JobWork(
    JobId Job, long Number, int Attempt, Timestamp FireTime, JobTask Task, TimeSpan TimeMax)
{
    /// <summary>
    /// The same for all attempts of the run and for every repetition after a crash: a command with it has one effect.
    /// </summary>
    public string CommandKey => $"job:{Job}:{FireTime.Ticks}";
}
