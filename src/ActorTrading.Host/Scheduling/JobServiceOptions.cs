using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Configuration;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Scheduling;

/// <summary>What scheduled jobs need of the node.</summary>
internal sealed record JobServiceOptions
{
    public required EntityHost Entities { get; init; }

    /// <summary>The SQLite file that keeps the schedule.</summary>
    public required string File { get; init; }

    public required ILoggerFactory Logs { get; init; }

    public JobOptions Jobs { get; init; } = new();

    /// <summary>Where the jobs are shown.</summary>
    public JobBoard Board { get; init; } = new();

    /// <summary>The clock on which jobs are due.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often to look for what Quartz has let pass.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(5);
}
