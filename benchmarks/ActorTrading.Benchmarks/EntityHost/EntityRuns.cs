using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using Runtime = ActorTrading.Actors.Entities.EntityHost;

namespace ActorTrading.Benchmarks.EntityHost;

/// <summary>Persistent entities over the journal in memory.</summary>
internal static class EntityRuns
{
    private const string TypeName = "counter";
    private static readonly Increment One = new(1);
    private static readonly Increment Nothing = new(0);

    /// <summary>Events of so many entities, told by one producer. Events per second.</summary>
    public static async Task<double> Persist(int entities, int events)
    {
        var host = HostOver(new InMemoryJournal());
        var ids = Ids(entities);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < events - entities; i++)
        {
            host.Tell(ids[i % entities], One);
        }

        await Task.WhenAll(ids.Select(id => host.Ask(id, One).AsTask()));
        return events / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One entity loaded from its events. Events per second.</summary>
    public static async Task<double> Recover(int events)
    {
        var journal = new InMemoryJournal();
        var writer = HostOver(journal);
        var id = Ids(1)[0];
        for (var i = 1; i < events; i++)
        {
            writer.Tell(id, One);
        }

        await writer.Ask(id, One);
        var reader = HostOver(journal);
        var watch = Stopwatch.StartNew();
        await reader.Ask(id, Nothing);
        return events / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The waits of asks that write nothing, one after the other. Microseconds, p50 and p99.</summary>
    public static async Task<(double P50, double P99)> AskLatency(int asks)
    {
        var host = HostOver(new InMemoryJournal());
        var id = Ids(1)[0];
        var waits = new double[asks];
        for (var i = -asks; i < asks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await host.Ask(id, Nothing);
            waits[Math.Max(0, i)] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(waits);
        return (waits[asks / 2], waits[asks * 99 / 100]);
    }

    /// <summary>Heap per loaded entity that waits, less its key, which is the caller's text. Bytes.</summary>
    public static double IdleBytes(int entities)
    {
        var keys = Measured.BytesPer(entities, i => $"e{i}");
        var host = HostOver(new InMemoryJournal());
        var bytes = Measured.BytesPer(entities, i =>
        {
            var id = new EntityId(TypeName, $"e{i}");
            host.Tell(id, Nothing);
            return TypeName;
        });
        GC.KeepAlive(host);
        return bytes - keys;
    }

    private static EntityId[] Ids(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new EntityId(TypeName, $"e{i}"))];

    private static Runtime HostOver(InMemoryJournal journal)
    {
        var host = new Runtime(new EntityHostOptions { Scheduler = new ThreadPoolScheduler(), Journal = journal });
        host.Register(
            new CounterDefinition(),
            new EntitySettings { Mailbox = new MailboxLimits { Capacity = int.MaxValue / 2 } });
        return host;
    }
}
