using System.Diagnostics;
using System.Globalization;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Benchmarks.ReadModels;

/// <summary>
/// The read models made anew from a journal of real trading, against merely decoding the same events.
/// </summary>
internal static class ReadModelRun
{
    private const ulong Seed = 7;
    private const int Repetitions = 3;
    private static readonly TimeSpan Traded = TimeSpan.FromDays(4);

    public static string Conditions =>
        "A journal in memory of trading on made-up markets, three portfolios, made into the tables of an empty file as "
        + "after `rebuild`, in batches of a thousand events to a transaction. Of three interleaved repetitions the one "
        + "with the median ratio.";

    public static async Task Run(TextWriter output)
    {
        var journal = RecordedTrading.Journal(Seed, Traded);
        var readings = new List<(double Decoded, double Projected)>();
        for (var i = -1; i < Repetitions; i++)
        {
            var reading = (await Decode(journal), await Project(journal));
            if (i >= 0)
            {
                readings.Add(reading);
            }
        }

        var (decoded, projected) = readings.OrderBy(r => r.Projected / r.Decoded).ElementAt(Repetitions / 2);
        output.WriteLine("| events | decoded only, events/s | into the read models, events/s | of decoding |");
        output.WriteLine("| ---: | ---: | ---: | ---: |");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {journal.LastOffset:N0} | {decoded:N0} | {projected:N0} | {projected / decoded:P0} |"));
    }

    private static async Task<double> Decode(FollowedInMemoryJournal journal)
    {
        var (catalogue, offset, since) = (KnownEntities.Catalogue(), 0L, Stopwatch.GetTimestamp());
        while (await journal.ReadAfter(offset, new ProjectionOptions().BatchMax) is { Count: > 0 } page)
        {
            offset = page[^1].Offset;
            foreach (var record in page)
            {
                GC.KeepAlive(catalogue.Decode(record.Record));
            }
        }

        return offset / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<double> Project(FollowedInMemoryJournal journal)
    {
        var folder = Directory.CreateTempSubdirectory("actortrading-read-models-");
        try
        {
            using var store = new ReadModelStore(Path.Combine(folder.FullName, "read-models.db"), TimeProvider.System);
            await using var runner = new ProjectionRunner(
                store, journal, KnownEntities.Catalogue(), new ProjectionOptions());
            var since = Stopwatch.GetTimestamp();
            runner.Start();
            await runner.WaitFor(journal.LastOffset, TimeSpan.FromMinutes(2));
            return journal.LastOffset / Stopwatch.GetElapsedTime(since).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
