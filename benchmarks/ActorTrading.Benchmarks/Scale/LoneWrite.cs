using System.Diagnostics;
using ActorTrading.Benchmarks.Journal;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>One event after the other into a journal that nobody else writes to: the least a durable write takes.
/// </summary>
internal static class LoneWrite
{
    private const int Writes = 3_000;
    private const int Unmeasured = 500;

    public static async Task<Percentiles> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("actortrading-lone-write-");
        try
        {
            await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder.FullName });
            var times = new List<double>();
            foreach (var batch in EventSource.Batches(entities: 1, Writes)[0])
            {
                var since = Stopwatch.GetTimestamp();
                await journal.Append(batch);
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }

            return Percentiles.Of([.. times.Skip(Unmeasured).Order()]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
