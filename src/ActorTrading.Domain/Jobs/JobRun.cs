using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>Why a run was made.</summary>
public enum RunTrigger
{
    Schedule,

    /// <summary>Its time had passed, and the missed-run policy made up for it.</summary>
    CatchUp,

    /// <summary>Somebody asked for it.</summary>
    Manual,
}

public enum RunStatus
{
    Running,

    /// <summary>It was asked to stop and has not answered yet.</summary>
    Cancelling,

    /// <summary>An attempt failed; the next one waits for its time.</summary>
    Retrying,

    Succeeded,

    Failed,

    /// <summary>The process ended during the run, and the run is not to be repeated.</summary>
    Interrupted,

    Cancelled,
}

/// <summary>One run of a job, with all its attempts.</summary>
public sealed record JobRun
{
    /// <summary>Counted from one within the job.</summary>
    public required long Number { get; init; }

    /// <summary>The time that it stands for; for a manual run the time at which it was asked for.</summary>
    public required Timestamp FireTime { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required Timestamp StartedAt { get; init; }

    /// <summary>Counted from one.</summary>
    public required int Attempt { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Running;

    public Timestamp? RetryAt { get; init; }

    public Timestamp? EndedAt { get; init; }

    /// <summary>What came of the last attempt, in words.</summary>
    public string? Message { get; init; }
}
