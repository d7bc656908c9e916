using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Rebuilding;

namespace ActorTrading.Storage.Tests.ReadModels;

/// <summary>Read models of a journal, brought up by hand.</summary>
internal static class ReadModelLab
{
    public static readonly EntityCatalogue Catalogue = KnownEntities.Catalogue();

    public static ReadModelStore Open(string path) => new(path, TimeProvider.System);

    /// <summary>Applies what the journal has after the checkpoint, in batches of sizes that a seed draws.</summary>
    public static async Task CatchUp(
        this ReadModelStore store, IJournalFeed journal, int seed = 1, long upTo = long.MaxValue)
    {
        var random = new Random(seed);
        while (store.Checkpoint < Math.Min(upTo, journal.LastOffset))
        {
            var limit = (int)Math.Min(random.Next(1, 400), upTo - store.Checkpoint);
            var records = await journal.ReadAfter(store.Checkpoint, limit);
            store.Apply([.. records.Select(r => new JournalledEvent(r.Offset, r.Record, Catalogue.Decode(r.Record)))]);
        }
    }

    public static async Task<RebuildReport> Rebuild(this ReadModelStore store, IJournalFeed journal, bool swap = false)
    {
        using var rebuild = new ReadModelRebuild(store, journal, Catalogue);
        return await rebuild.Run(swap, TestContext.Current.CancellationToken);
    }

    public static string Differences(this RebuildReport report) => string.Join(
        '\n', report.Tables.Where(t => !t.IsEqual).Select(t => $"{t.Table}: {string.Join(", ", t.DifferingKeys)}"));
}
