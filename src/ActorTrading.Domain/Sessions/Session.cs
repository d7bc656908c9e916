using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

public enum SessionPhase
{
    NotStarted,

    /// <summary>Started by somebody, waiting for its scheduled time.</summary>
    Scheduled,

    Running,

    /// <summary>Exits and protective orders work on; no new entries.</summary>
    EntriesPaused,

    /// <summary>Over for good. Exits of what is left remain possible.</summary>
    Stopped,
}

/// <summary>A trading session of a portfolio: permission to act on rules, with the counts of what came of it.</summary>
public sealed record Session
{
    public static Session Initial { get; } = new();

    public SessionPhase Phase { get; init; } = SessionPhase.NotStarted;

    public SessionId? Id { get; init; }

    public SessionConfig? Config { get; init; }

    public string? StartedBy { get; init; }

    /// <summary>When it began to run, not when it was asked to.</summary>
    public Timestamp? StartedAt { get; init; }

    public Timestamp? StoppedAt { get; init; }

    /// <summary>Why it was paused or stopped last.</summary>
    public string? Reason { get; init; }

    /// <summary>Closed round trips.</summary>
    public int TotalTrades { get; init; }

    /// <summary>Those with a profit above zero, after fees.</summary>
    public int SuccessfulTrades { get; init; }

    /// <summary>Sum of the results after fees; null before the first trade.</summary>
    public Amount? TotalProfit { get; init; }

    /// <summary>Number of the last closed trade counted, so that none counts twice.</summary>
    public long LastTradeNumber { get; init; }

    public bool IsActive => Phase is SessionPhase.Scheduled or SessionPhase.Running or SessionPhase.EntriesPaused;

    public bool MayEnter => Phase == SessionPhase.Running;

    /// <summary>When it must be told of the time next, for the host's timer; null for never.</summary>
    public Timestamp? NextDeadline => Phase switch
    {
        SessionPhase.Scheduled => Config?.ScheduledStart,
        SessionPhase.Running or SessionPhase.EntriesPaused => Config?.ScheduledEnd,
        _ => null,
    };
}
