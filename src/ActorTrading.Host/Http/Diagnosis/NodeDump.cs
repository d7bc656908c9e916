using System.ComponentModel;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Http.Entities;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Http.Journals;

namespace ActorTrading.Host.Http.Diagnosis;

/// <summary>What is wanted for finding a fault, without secrets and without what portfolios own.</summary>
public sealed record NodeDump
{
    public required Timestamp At { get; init; }

    [Description("Of the program, with the commit that it was built from.")]
    public required string Version { get; init; }

    [Description("Runtime, system and processors.")]
    public required string Platform { get; init; }

    [Description("Secrets as ***.")]
    public required ConfigAnswer Config { get; init; }

    public required IReadOnlyList<HealthCheck> Checks { get; init; }

    public required NodeLoad Load { get; init; }

    public required JournalFigures Journal { get; init; }

    public required IReadOnlyList<ProjectionStatus> Projections { get; init; }

    [Description("Entities that take no commands.")]
    public required IReadOnlyList<EntitySummary> Down { get; init; }

    [Description("Those that stand.")]
    public required IReadOnlyList<Alert> Alerts { get; init; }

    [Description("The newest lines of the log, and before them the newest warnings and errors.")]
    public required IReadOnlyList<LogLineView> Log { get; init; }
}
