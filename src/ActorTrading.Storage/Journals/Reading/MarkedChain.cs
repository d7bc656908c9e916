using ActorTrading.Actors.Entities;
using ActorTrading.Storage.Journals.Heads;

namespace ActorTrading.Storage.Journals.Reading;

/// <summary>An entity's records against what the high-watermark says was acknowledged of them.</summary>
internal static class MarkedChain
{
    /// <param name="mark">From before the records are read, so that they may have grown since; null for none.</param>
    /// <returns>Up to where the records are whole, and what is wrong; null when there is nothing.</returns>
    public static (long LastGood, JournalDamage? Damage) Of(JournalReader reader, EntityId entity, HeadMark? mark)
    {
        var chain = EntityChain.Of(reader, entity);
        if (chain.Problem is { } problem)
        {
            return (chain.LastGood, new JournalDamage(entity, chain.LastGood, mark?.Sequence, problem));
        }

        if (mark is not { IsSuspect: false, Sequence: > 0 } known)
        {
            return (chain.LastGood, null);
        }

        if (chain.LastGood < known.Sequence)
        {
            return (chain.LastGood, new JournalDamage(
                entity,
                chain.LastGood,
                known.Sequence,
                $"{chain.LastGood} records of {known.Sequence} that were acknowledged are whole; the records after "
                    + "that are missing."));
        }

        return reader.Read(entity, known.Sequence, limit: 1)[0].Hash == known.Hash
            ? (chain.LastGood, null)
            : (known.Sequence - 1, new JournalDamage(
                entity,
                known.Sequence - 1,
                known.Sequence,
                $"record {known.Sequence} is not the one that was acknowledged."));
    }
}
