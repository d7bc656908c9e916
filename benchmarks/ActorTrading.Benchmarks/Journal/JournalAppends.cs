using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Benchmarks.EntityHost;
using ActorTrading.Storage.Journals;
using Runtime = ActorTrading.Actors.Entities.EntityHost;

namespace ActorTrading.Benchmarks.Journal;

/// <summary>
/// Durable events through the journal. Every entity waits for its acknowledgement before its next event.
/// </summary>
internal static class JournalAppends
{
    /// <summary>Through the journal alone.</summary>
    public static async Task<Reading> Direct(string folder, JournalBatch[][] batches)
    {
        await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder });
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(batches.Select(own => Task.Run(() => AppendAll(journal, own))));
        return Read(journal, watch.Elapsed);
    }

    /// <summary>End to end: asks of counters, each answered when its event is durable.</summary>
    public static async Task<Reading> Hosted(string folder, int entities, int each)
    {
        await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder });
        var host = new Runtime(new EntityHostOptions { Scheduler = new ThreadPoolScheduler(), Journal = journal });
        host.Register(new CounterDefinition(), new EntitySettings());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, entities).Select(e => AskAll(host, e, each)));
        return Read(journal, watch.Elapsed);
    }

    private static async Task AppendAll(SqliteJournal journal, JournalBatch[] batches)
    {
        foreach (var batch in batches)
        {
            if (await journal.Append(batch) is not AppendOutcome.Written)
            {
                throw new InvalidOperationException("A fresh journal refused a batch.");
            }
        }
    }

    private static async Task AskAll(Runtime host, int entity, int each)
    {
        var id = new EntityId("counter", $"entity-{entity}");
        var increment = new Increment(1);
        for (var i = 0; i < each; i++)
        {
            await host.Ask(id, increment);
        }
    }

    private static Reading Read(SqliteJournal journal, TimeSpan elapsed)
    {
        var stats = journal.Stats;
        return new Reading(stats.Batches / elapsed.TotalSeconds, (double)stats.Batches / stats.Groups);
    }
}

/// <summary>What a run gave.</summary>
/// <param name="PerSecond">Durable events per second.</param>
/// <param name="GroupSize">Events per durable write.</param>
internal sealed record Reading(double PerSecond, double GroupSize);
