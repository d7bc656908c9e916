using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Jobs;

/// <summary>A scheduled job: its definition, when it is due next, and its latest runs.</summary>
public sealed record Job
{
    /// <summary>How many finished runs are kept, the newest.</summary>
    public const int RunsKept = 50;

    public required JobId Id { get; init; }

    /// <summary>Null before it was created.</summary>
    public JobDefinition? Definition { get; init; }

    public bool IsEnabled { get; init; }

    public bool IsDeleted { get; init; }

    public Timestamp? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>When it is due next; null while it is disabled, and where it is never due again.</summary>
    public Timestamp? NextFire { get; init; }

    /// <summary>Fire times up to this one were dealt with and are never run again.</summary>
    public Timestamp? LastFire { get; init; }

    /// <summary>The run that is not over; there is never another beside it.</summary>
    public JobRun? Active { get; init; }

    /// <summary>A fire time that waits for the active run to end.</summary>
    public Timestamp? Queued { get; init; }

    /// <summary>Runs that are over, oldest first, at most <see cref="RunsKept"/>.</summary>
    public ImmutableArray<JobRun> Runs { get; init; } = [];

    /// <summary>Runs that were ever started.</summary>
    public long RunCount { get; init; }

    public long FailureCount { get; init; }

    /// <summary>Fire times that were left out because a run was not over.</summary>
    public long SkipCount { get; init; }

    /// <summary>How often fire times passed without a run.</summary>
    public long MissCount { get; init; }

    public bool Exists => Definition is not null && !IsDeleted;

    public static Job Initial(JobId id) => new() { Id = id };
}
