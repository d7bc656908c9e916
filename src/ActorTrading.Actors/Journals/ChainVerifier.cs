namespace ActorTrading.Actors.Journals;

/// <summary>
/// Follows an entity's records in order and names the first thing that is wrong. The host reads every journal through
/// it, so a store that loses, swaps or alters a record is found out whatever its own checks say.
/// </summary>
public struct ChainVerifier(long sequence, long epoch, Digest hash)
{
    public long Sequence { get; private set; } = sequence;

    public long Epoch { get; private set; } = epoch;

    public Digest Hash { get; private set; } = hash;

    /// <summary>Null when the record continues the chain, which then moves on; otherwise what is wrong.</summary>
    public string? Check(JournalRecord record)
    {
        if (record.Sequence != Sequence + 1)
        {
            return $"Record {Sequence + 1} of {record.Entity} is missing: the journal goes on with {record.Sequence}.";
        }

        if (record.Epoch < Epoch)
        {
            return $"Record {record.Sequence} of {record.Entity} has epoch {record.Epoch} after epoch {Epoch}.";
        }

        if (HashChain.Next(Hash, record) != record.Hash)
        {
            return $"Record {record.Sequence} of {record.Entity} does not fit the hash chain: it was altered.";
        }

        Sequence = record.Sequence;
        Epoch = record.Epoch;
        Hash = record.Hash;
        return null;
    }
}
