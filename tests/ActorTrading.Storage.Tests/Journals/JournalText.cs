using System.Globalization;
using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Tests.Journals;

/// <summary>
/// Journals as text that a person can review: a record to a line, with its fields in the order entity, sequence, epoch,
/// time, command, manifest, version, hash, payload; a hyphen where there is no command.
/// </summary>
internal static class JournalText
{
    private const int Fields = 9;
    private const int SecondEpoch = 26;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Makes a journal of events, a line each (entity, manifest, version, payload) and a blank line between batches.
    /// Every third batch has no command; the epoch rises once.
    /// </summary>
    public static IReadOnlyList<JournalRecord> Make(string events)
    {
        var records = new List<JournalRecord>();
        var last = new Dictionary<EntityId, JournalRecord>();
        var batches = events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        for (var batch = 0; batch < batches.Length; batch++)
        {
            foreach (var line in batches[batch].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var words = line.Split(' ', 4);
                var entity = EntityOf(words[0]);
                var before = last.GetValueOrDefault(entity);
                var record = new JournalRecord
                {
                    Entity = entity,
                    Sequence = (before?.Sequence ?? 0) + 1,
                    Epoch = batch < SecondEpoch ? 1 : 2,
                    Time = Start.AddSeconds(batch).AddTicks(batch),
                    CommandId = batch % 3 == 2 ? null : $"command-{batch}",
                    Manifest = new EventManifest(words[1], int.Parse(words[2])),
                    Payload = Encoding.UTF8.GetBytes(words[3]),
                    Hash = default,
                };
                last[entity] = record with { Hash = HashChain.Next(before?.Hash ?? Digest.Zero, record) };
                records.Add(last[entity]);
            }
        }

        return records;
    }

    public static string Write(IEnumerable<JournalRecord> records) => string.Join('\n', records.Select(r =>
        $"{r.Entity} {r.Sequence} {r.Epoch} {r.Time:O} {r.CommandId ?? "-"} {r.Manifest.Name} {r.Manifest.Version} "
        + $"{r.Hash} {Encoding.UTF8.GetString(r.Payload.Span)}"));

    public static IReadOnlyList<JournalRecord> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Parse(line.Split(' ', Fields)))];

    /// <summary>The records of one entity and one command, one after the other, are a batch.</summary>
    public static IEnumerable<JournalBatch> BatchesOf(IReadOnlyList<JournalRecord> records)
    {
        var batch = new List<JournalRecord>();
        foreach (var record in records)
        {
            if (batch.Count > 0 && (record.Entity != batch[0].Entity || record.Time != batch[0].Time))
            {
                yield return new JournalBatch(batch);
                batch = [];
            }

            batch.Add(record);
        }

        yield return new JournalBatch(batch);
    }

    private static JournalRecord Parse(string[] words) => new()
    {
        Entity = EntityOf(words[0]),
        Sequence = long.Parse(words[1]),
        Epoch = long.Parse(words[2]),
        Time = DateTimeOffset.Parse(words[3], CultureInfo.InvariantCulture),
        CommandId = words[4] == "-" ? null : words[4],
        Manifest = new EventManifest(words[5], int.Parse(words[6])),
        Hash = Digest.FromBytes(Convert.FromHexString(words[7])),
        Payload = Encoding.UTF8.GetBytes(words[8]),
    };

    private static EntityId EntityOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new EntityId(text[..slash], text[(slash + 1)..]);
    }
}
