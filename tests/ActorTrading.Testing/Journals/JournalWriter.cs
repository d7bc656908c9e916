using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Testing.Journals;

/// <summary>Writes chained batches of one entity by hand, as the host would.</summary>
public sealed class JournalWriter(EntityId entity, long epoch = 1)
{
    private static readonly DateTimeOffset Start =
        new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public long Sequence { get; private set; }

    public Digest Hash { get; private set; }

    public long Epoch { get; set; } = epoch;

    /// <summary>A batch that follows those made before.</summary>
    public JournalBatch Next(string? commandId, params string[] payloads)
    {
        var records = new List<JournalRecord>();
        foreach (var payload in payloads)
        {
            records.Add(Record(commandId, Encoding.UTF8.GetBytes(payload)));
        }

        return new JournalBatch(records);
    }

    /// <summary>Forgets what was made but not written.</summary>
    public JournalWriter At(long sequence, Digest hash)
    {
        (Sequence, Hash) = (sequence, hash);
        return this;
    }

    public JournalRecord Record(string? commandId, byte[] payload, string manifest = "happened", int version = 1)
    {
        var record = new JournalRecord
        {
            Entity = entity,
            Sequence = ++Sequence,
            Epoch = Epoch,
            Manifest = new EventManifest(manifest, version),
            Payload = payload,
            Time = Start.AddSeconds(Sequence),
            CommandId = commandId,
            Hash = default,
        };
        Hash = HashChain.Next(Hash, record);
        return record with { Hash = Hash };
    }
}
