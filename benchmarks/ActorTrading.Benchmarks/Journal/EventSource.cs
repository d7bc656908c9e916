using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Benchmarks.Journal;

/// <summary>Chained batches of one event, made before the clock runs.</summary>
internal static class EventSource
{
    private const int PayloadBytes = 300;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>For each entity its batches, in order.</summary>
    public static JournalBatch[][] Batches(int entities, int each) =>
        [.. Enumerable.Range(0, entities).Select(e => Of(new EntityId("counter", $"entity-{e}"), each))];

    private static JournalBatch[] Of(EntityId entity, int count)
    {
        var payload = new byte[PayloadBytes];
        Array.Fill(payload, (byte)'x');
        var hash = Digest.Zero;
        var batches = new JournalBatch[count];
        for (var i = 0; i < count; i++)
        {
            var record = new JournalRecord
            {
                Entity = entity,
                Sequence = i + 1,
                Epoch = 1,
                Manifest = new EventManifest("counter.incremented", 1),
                Payload = payload,
                Time = Start.AddMilliseconds(i),
                CommandId = $"{entity.Key}-command-{i}",
                Hash = default,
            };
            hash = HashChain.Next(hash, record);
            batches[i] = new JournalBatch([record with { Hash = hash }]);
        }

        return batches;
    }
}
