using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

public abstract record JobEvent
{
    private JobEvent()
    {
    }

    public required Timestamp At { get; init; }

    public sealed record Created(JobDefinition Definition, string By) : JobEvent;

    public sealed record Changed(JobDefinition Definition, string By) : JobEvent;

    public sealed record Enabled(string By) : JobEvent;

    public sealed record Disabled(string By) : JobEvent;

    public sealed record Deleted(string By) : JobEvent;

    /// <summary>When it is due next; null for never again.</summary>
    public sealed record Planned(Timestamp? Next) : JobEvent;

    /// <summary>Stands in the journal before the work begins.</summary>
    public sealed record RunStarted(long Number, Timestamp FireTime, RunTrigger Trigger, int Attempt) : JobEvent;

    public sealed record RunSucceeded(long Number, string Message) : JobEvent;

    /// <param name="RetryAt">When the next attempt is due; null where this was the last.</param>
    public sealed record RunFailed(long Number, string Message, Timestamp? RetryAt) : JobEvent;

    /// <summary>The process ended during the run.</summary>
    /// <param name="RetryAt">When it is repeated; null where it is not.</param>
    public sealed record RunInterrupted(long Number, Timestamp? RetryAt) : JobEvent;

    /// <summary>Somebody wants the run stopped; it has not ended yet.</summary>
    public sealed record CancelRequested(long Number, string By) : JobEvent;

    public sealed record RunCancelled(long Number) : JobEvent;

    /// <summary>Fire times from one on and before another at which no run was made, nor will be.</summary>
    public sealed record RunsMissed(Timestamp From, Timestamp Before) : JobEvent;

    /// <summary>Due while another run was not over, and left out.</summary>
    public sealed record RunSkipped(Timestamp FireTime) : JobEvent;

    /// <summary>Due while another run was not over; starts when that is.</summary>
    public sealed record RunQueued(Timestamp FireTime) : JobEvent;
}
