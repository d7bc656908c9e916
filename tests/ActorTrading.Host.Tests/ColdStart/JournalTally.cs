using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Tests.ColdStart;

/// <summary>Follows a journal from now on and counts which entity had which event how often.</summary>
internal sealed class JournalTally(SqliteJournal journal)
{
    private const int PageSize = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Dictionary<string, Dictionary<EntityId, int>> _seen = new(StringComparer.Ordinal);
    private long _offset = journal.LastOffset;

    /// <summary>By entity; empty where nobody had such an event.</summary>
    public IReadOnlyDictionary<EntityId, int> Of(string manifest) =>
        _seen.TryGetValue(manifest, out var entities) ? entities : new Dictionary<EntityId, int>();

    /// <summary>Reads on until so many entities had the event.</summary>
    public async Task Until(string manifest, int entities)
    {
        var watch = Stopwatch.StartNew();
        await ReadOn();
        while (Of(manifest).Count < entities)
        {
            using var patience = new CancellationTokenSource(Patience - watch.Elapsed);
            try
            {
                await journal.WaitPast(_offset, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"After {Patience} {Of(manifest).Count} of {entities} entities had {manifest}.");
            }

            await ReadOn();
        }
    }

    /// <summary>Takes in what there is now.</summary>
    public async Task ReadOn()
    {
        while (await journal.ReadAfter(_offset, PageSize) is { Count: > 0 } page)
        {
            foreach (var (offset, record) in page)
            {
                _offset = offset;
                Count(record);
            }
        }
    }

    private void Count(JournalRecord record)
    {
        if (!_seen.TryGetValue(record.Manifest.Name, out var entities))
        {
            entities = [];
            _seen.Add(record.Manifest.Name, entities);
        }

        entities[record.Entity] = entities.GetValueOrDefault(record.Entity) + 1;
    }
}
