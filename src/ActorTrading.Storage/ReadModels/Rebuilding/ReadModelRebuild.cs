using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels.Rebuilding;

/// <summary>
/// Makes the read models anew from the journal, beside the live ones, and tells table by table whether the two agree.
/// The live ones go on meanwhile: they are compared as they stood at the beginning.
/// </summary>
public sealed class ReadModelRebuild(ReadModelStore store, IJournalFeed feed, EntityCatalogue catalogue)
    : IDisposable
{
    private const int BatchMax = 1_000;
    private const string FreshSuffix = ".rebuilt";

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Rebuilds and compares. One at a time: another that is asked for meanwhile waits.</summary>
    /// <param name="swap">Whether to go on with the fresh tables.</param>
    public async Task<RebuildReport> Run(bool swap, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await RunAlone(swap, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<RebuildReport> RunAlone(bool swap, CancellationToken cancellation)
    {
        var started = store.Time.GetTimestamp();
        var fresh = new ReadModelFile(store.File.Path + FreshSuffix, store.Time);
        fresh.Delete();
        try
        {
            var report = await Compare(fresh, cancellation).ConfigureAwait(false);
            if (swap)
            {
                store.Replace(fresh, upTo => CatchUp(fresh, upTo));
            }

            return report with { Swapped = swap, Duration = store.Time.GetElapsedTime(started) };
        }
        finally
        {
            fresh.Delete();
        }
    }

    private async Task<RebuildReport> Compare(ReadModelFile fresh, CancellationToken cancellation)
    {
        using var projection = fresh.OpenProjection();
        using var connection = store.File.OpenToRead();
        connection.Execute("ATTACH DATABASE @path AS fresh", new { path = fresh.Path });
        connection.Run("BEGIN");
        var checkpoint = CheckpointOf(connection);
        await Fill(projection, checkpoint, cancellation).ConfigureAwait(false);
        var tables = TableContents.Compare(connection);
        connection.Run("COMMIT");
        return new RebuildReport
        {
            Checkpoint = checkpoint,
            Tables = tables,
            Swapped = false,
            Duration = TimeSpan.Zero,
        };
    }

    private static long CheckpointOf(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<long>("SELECT checkpoint FROM main.projection");

    private async Task Fill(ReadModelProjection projection, long upTo, CancellationToken cancellation)
    {
        while (projection.Checkpoint < upTo)
        {
            cancellation.ThrowIfCancellationRequested();
            var limit = (int)Math.Min(BatchMax, upTo - projection.Checkpoint);
            var records = await feed.ReadAfter(projection.Checkpoint, limit).ConfigureAwait(false);
            JournalledEvent[] events =
            [
                .. records.Where(r => r.Offset <= upTo)
                    .Select(r => new JournalledEvent(r.Offset, r.Record, catalogue.Decode(r.Record))),
            ];
            if (events.Length == 0)
            {
                // What the live tables took in last is there no more: its loss was accepted.
                return;
            }

            projection.Apply(events);
        }
    }

    // Runs while nothing else is written, so that readers never see an older state than before.
    private void CatchUp(ReadModelFile fresh, long upTo)
    {
        using var projection = fresh.OpenProjection();
        Fill(projection, upTo, CancellationToken.None).GetAwaiter().GetResult();
    }
}
