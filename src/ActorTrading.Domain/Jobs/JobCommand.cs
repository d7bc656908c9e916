using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>
/// What can be asked of a job. Where a command changes when the job is due, the next fire time comes in with it:
/// reading a cron expression is not the decider's.
/// </summary>
public abstract record JobCommand
{
    private JobCommand()
    {
    }

    /// <summary>When it happens, stamped by the host.</summary>
    public required Timestamp At { get; init; }

    /// <param name="Next">First fire time after <see cref="JobCommand.At"/>; null where there is none.</param>
    public sealed record Create(JobDefinition Definition, string By, Timestamp? Next) : JobCommand;

    /// <param name="Next">First fire time after <see cref="JobCommand.At"/>; null where there is none.</param>
    public sealed record Change(JobDefinition Definition, string By, Timestamp? Next) : JobCommand;

    /// <param name="Next">First fire time after <see cref="JobCommand.At"/>; null where there is none.</param>
    public sealed record Enable(string By, Timestamp? Next) : JobCommand;

    public sealed record Disable(string By) : JobCommand;

    public sealed record Delete(string By) : JobCommand;

    /// <summary>A fire time has come, or has passed.</summary>
    /// <param name="FireTime">The last one that is not later than <see cref="JobCommand.At"/>.</param>
    /// <param name="Next">The one after it; null where there is none.</param>
    /// <param name="MissedAfter">Later than this after its time a run counts as missed.</param>
    public sealed record Due(Timestamp FireTime, Timestamp? Next, TimeSpan MissedAfter) : JobCommand;

    public sealed record RunNow(string By) : JobCommand;

    /// <summary>The time of another attempt may have come.</summary>
    /// <param name="MissedAfter">Later than this after its time an attempt counts as missed.</param>
    public sealed record Retry(TimeSpan MissedAfter) : JobCommand;

    /// <summary>Stops the run that is on its way, or gives up the attempt that waits.</summary>
    public sealed record Cancel(string By) : JobCommand;

    public sealed record Succeed(long Number, int Attempt, string Message) : JobCommand;

    /// <param name="IsFinal">Whether another attempt would fail as well.</param>
    public sealed record Fail(long Number, int Attempt, string Message, bool IsFinal) : JobCommand;

    /// <summary>The process that made the attempt is no more.</summary>
    /// <param name="MissedAfter">Later than this after its time a repetition counts as missed.</param>
    public sealed record Interrupt(long Number, int Attempt, TimeSpan MissedAfter) : JobCommand;
}
