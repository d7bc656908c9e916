using System.Globalization;

namespace ActorTrading.Benchmarks.Journal;

/// <summary>The journal on disk against raw SQLite, at one and at many entities.</summary>
internal static class JournalRun
{
    private const int Repetitions = 5;
    private const int ManyEntities = 1_000;
    private const int EventsOfOne = 8_000;
    private const int EventsOfMany = 100_000;

    public static async Task Run(TextWriter output)
    {
        output.WriteLine("| run | events/s | events per commit | raw, same commits, events/s | of raw |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        await Compare(output, 1, EventsOfOne);
        await Compare(output, ManyEntities, EventsOfMany / ManyEntities);
    }

    private static async Task Compare(TextWriter output, int entities, int each)
    {
        var batches = EventSource.Batches(entities, each);
        var direct = new List<(Reading Own, Reading Raw)>();
        var hosted = new List<(Reading Own, Reading Raw)>();
        for (var i = -1; i < Repetitions; i++)
        {
            var journal = await InFolder(folder => JournalAppends.Direct(folder, batches));
            var raw = await InFolder(folder => Task.FromResult(RawAppends.Run(folder, batches, journal.GroupSize)));
            var host = await InFolder(folder => JournalAppends.Hosted(folder, entities, each));
            if (i >= 0)
            {
                direct.Add((journal, raw));
                hosted.Add((host, raw));
            }
        }

        Line(output, string.Create(CultureInfo.InvariantCulture, $"journal, {entities:N0} entities"), direct);
        Line(output, string.Create(CultureInfo.InvariantCulture, $"entity host, {entities:N0} entities"), hosted);
    }

    private static async Task<Reading> InFolder(Func<string, Task<Reading>> run)
    {
        var folder = Directory.CreateTempSubdirectory("journal-benchmark-");
        try
        {
            GC.Collect();
            return await run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The repetition whose ratio is the median.</summary>
    private static void Line(TextWriter output, string name, List<(Reading Own, Reading Raw)> readings)
    {
        var (own, raw) = readings.OrderBy(r => r.Own.PerSecond / r.Raw.PerSecond).ElementAt(Repetitions / 2);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {own.PerSecond:N0} | {own.GroupSize:N1} | {raw.PerSecond:N0} | "
            + $"{own.PerSecond / raw.PerSecond:P0} |"));
    }
}
