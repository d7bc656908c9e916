using System.Buffers;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Projections;

namespace ActorTrading.Engine.TimeTravel;

/// <summary>
/// States of the past, folded from the journal's first record on with the hash chain verified; no snapshot is trusted.
/// </summary>
public sealed class StateHistory(IJournal journal, EntityCatalogue catalogue)
{
    private const int Page = 1_000;

    /// <summary>
    /// The state after the event of that number, or after the last one where there are fewer; null where the entity
    /// has no events or nobody knows its type.
    /// </summary>
    /// <exception cref="UnreadableJournalException">The records up to there cannot be trusted or folded.</exception>
    public ValueTask<PastState?> AtSequence(EntityId entity, long sequence, CancellationToken cancellation = default) =>
        Fold(entity, record => record.Sequence <= sequence, cancellation);

    /// <summary>The state before the first event that is later than that time; otherwise as above.</summary>
    /// <exception cref="UnreadableJournalException">The records up to there cannot be trusted or folded.</exception>
    public ValueTask<PastState?> AtTime(EntityId entity, Timestamp time, CancellationToken cancellation = default) =>
        Fold(entity, record => Timestamp.From(record.Time) <= time, cancellation);

    private async ValueTask<PastState?> Fold(
        EntityId entity, Func<JournalRecord, bool> belongs, CancellationToken cancellation)
    {
        if (!catalogue.TryFind(entity.Type, out var reader))
        {
            return null;
        }

        var fold = reader.Start(entity.Key);
        var chain = new ChainVerifier(0, 0, Digest.Zero);
        Timestamp? at = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await journal.Read(entity, chain.Sequence + 1, Page).ConfigureAwait(false);
            if (page.Count == 0 && chain.Sequence == 0)
            {
                return null;
            }

            foreach (var record in page)
            {
                if (!belongs(record))
                {
                    return StateOf(entity, fold, chain, at);
                }

                if (chain.Check(record) is { } problem)
                {
                    throw new UnreadableJournalException(problem);
                }

                fold.Add(record);
                at = Timestamp.From(record.Time);
            }

            if (page.Count < Page)
            {
                return StateOf(entity, fold, chain, at);
            }
        }
    }

    private static PastState StateOf(EntityId entity, EntityFold fold, in ChainVerifier chain, Timestamp? at)
    {
        var bytes = new ArrayBufferWriter<byte>();
        fold.Write(bytes);
        return new PastState
        {
            Entity = entity,
            Sequence = chain.Sequence,
            At = at,
            ChainHash = chain.Hash,
            State = bytes.WrittenMemory,
        };
    }
}
