using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Diagnosis;
using ActorTrading.Host.Http.History;

namespace ActorTrading.Host.Node.Diagnosis;

/// <summary>Says what the node is busy with. Counts nothing while nobody asks.</summary>
internal sealed class LoadMeter(NodeEngine engine, NodeViews views)
{
    /// <summary>Newest events that are counted by entity.</summary>
    public const int CountedMax = 10_000;

    private const int ReadAtOnce = 1_000;
    private const int BusiestMax = 20;

    private static readonly TimeSpan Counted = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ProcessorLook = TimeSpan.FromMilliseconds(250);

    public async Task<NodeLoad> Read(CancellationToken cancellation)
    {
        var processors = await Processors(cancellation).ConfigureAwait(false);
        var now = TimeProvider.System.GetUtcNow();
        var (seconds, busiest) = await Busiest(now).ConfigureAwait(false);
        var market = engine.Loop.Status();
        using var process = Process.GetCurrentProcess();
        return new NodeLoad
        {
            At = Timestamp.From(now),
            UptimeSeconds = Math.Round((now.UtcDateTime - process.StartTime.ToUniversalTime()).TotalSeconds),
            Processors = Math.Round(processors, 2),
            ProcessBytes = Environment.WorkingSet,
            HeapBytes = GC.GetTotalMemory(forceFullCollection: false),
            CollectionPercent = GC.GetGCMemoryInfo().PauseTimePercentage,
            WorkWaiting = ThreadPool.PendingWorkItemCount,
            Entities = engine.Entities.ResidentCount,
            AppendsWaiting = views.Stores.Journal.Stats.Waiting,
            ReadModelLag = views.Projections.Status.Lag,
            MarketEventsPerSecond = Math.Round(market.EventsPerSecond, 1),
            MarketEventsWaiting = market.QueueDepth,
            CountedSeconds = Math.Round(seconds, 1),
            Busiest = busiest,
        };
    }

    private static async Task<double> Processors(CancellationToken cancellation)
    {
        var (used, begun) = (Environment.CpuUsage.TotalTime, TimeProvider.System.GetTimestamp());
        await Task.Delay(ProcessorLook, TimeProvider.System, cancellation).ConfigureAwait(false);
        return (Environment.CpuUsage.TotalTime - used) / TimeProvider.System.GetElapsedTime(begun);
    }

    private async Task<(double Seconds, IReadOnlyList<BusyEntity> Busiest)> Busiest(DateTimeOffset now)
    {
        var records = await Newest().ConfigureAwait(false);
        var since = records is [{ Record.Time: var first }, ..] && records.Count >= CountedMax && first > now - Counted
            ? first
            : now - Counted;
        var seconds = Math.Max(0.001, (now - since).TotalSeconds);
        var counts = records.Where(r => r.Record.Time >= since && JournalAccess.IsShown(r.Record.Entity))
            .CountBy(r => r.Record.Entity)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key)
            .Take(BusiestMax);
        return (seconds, [.. counts.Select(count => Busy(count.Key, count.Value, seconds))]);
    }

    private BusyEntity Busy(EntityId id, int events, double seconds) =>
        new(id.Type, id.Key, events, Math.Round(events / seconds, 2), engine.Entities.WaitingFor(id));

    private async Task<IReadOnlyList<OffsetRecord>> Newest()
    {
        var journal = views.Stores.Journal;
        var newest = new List<OffsetRecord>();
        var after = Math.Max(0, journal.LastOffset - CountedMax);
        while (newest.Count < CountedMax
            && await journal.ReadAfter(after, ReadAtOnce).ConfigureAwait(false) is { Count: > 0 } records)
        {
            newest.AddRange(records);
            after = records[^1].Offset;
        }

        return newest;
    }
}
