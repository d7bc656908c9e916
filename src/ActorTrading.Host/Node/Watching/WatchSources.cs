using ActorTrading.Actors.Supervision;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Telemetry;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Node.Watching;

/// <summary>What a watch looks at. Each is asked at every look, from one thread.</summary>
internal sealed record WatchSources
{
    public required Func<IReadOnlyList<UnknownOrder>> UnknownOrders { get; init; }

    public required Func<IReadOnlyList<JournalDamage>> Damages { get; init; }

    public required Func<IReadOnlyList<SuspendedEntity>> Suspended { get; init; }

    public required Func<DiskSpace> Disk { get; init; }

    public required Func<IReadOnlyList<ProjectionStatus>> Projections { get; init; }

    /// <summary>The clock that orders go by; for a replay it is not the wall's.</summary>
    public required TimeProvider Market { get; init; }
}
