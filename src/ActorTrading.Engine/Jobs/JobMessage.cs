using ActorTrading.Domain.Jobs;

namespace ActorTrading.Engine.Jobs;

/// <summary>
/// What comes into a job's mailbox: commands, and words to itself that get their time when they are read.
/// </summary>
public abstract record JobMessage
{
    private JobMessage()
    {
    }

    public sealed record Do(JobCommand Command) : JobMessage;

    /// <summary>The job's own timer: another attempt may be due.</summary>
    public sealed record RetryCame : JobMessage
    {
        public static RetryCame Instance { get; } = new();
    }

    /// <summary>An attempt stands in the journal as begun, and nobody in this process makes it.</summary>
    public sealed record CutOff(long Number, int Attempt) : JobMessage;
}
