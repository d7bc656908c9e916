using System.ComponentModel;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Diagnosis;

/// <summary>What the node is busy with at this moment.</summary>
public sealed record NodeLoad
{
    public required Timestamp At { get; init; }

    public required double UptimeSeconds { get; init; }

    [Description("Processor time over the last quarter of a second, 1 for one processor.")]
    public required double Processors { get; init; }

    [Description("Memory of the process.")]
    public required long ProcessBytes { get; init; }

    [Description("Of it, the managed heap.")]
    public required long HeapBytes { get; init; }

    [Description("Share of the time since the start in which garbage collection held everything up, in percent.")]
    public required double CollectionPercent { get; init; }

    [Description("Work that waits for a thread.")]
    public required long WorkWaiting { get; init; }

    [Description("Entities in memory.")]
    public required int Entities { get; init; }

    [Description("Batches of events that wait for the disk.")]
    public required int AppendsWaiting { get; init; }

    [Description("Events in the journal that the read models do not have yet.")]
    public required long ReadModelLag { get; init; }

    public required double MarketEventsPerSecond { get; init; }

    [Description("Market events that wait to be handled.")]
    public required int MarketEventsWaiting { get; init; }

    [Description("Over how many seconds the events of the busiest were counted.")]
    public required double CountedSeconds { get; init; }

    [Description("Entities that wrote most in the last minute, of the newest events at most; the busiest first.")]
    public required IReadOnlyList<BusyEntity> Busiest { get; init; }
}

/// <param name="Events">That it wrote.</param>
/// <param name="PerSecond">The same for a second.</param>
/// <param name="Waiting">Commands in its mailbox; left out where it is not in memory.</param>
public sealed record BusyEntity(string Type, string Key, int Events, double PerSecond, int? Waiting);
