using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Reading;

/// <summary>How far an entity's records are whole.</summary>
/// <param name="LastGood">The last record up to which sequences, epochs and hashes fit; 0 for none.</param>
/// <param name="Hash">Of that record.</param>
/// <param name="Problem">What is wrong with the next one; null when there is none.</param>
internal readonly record struct EntityChain(long LastGood, Digest Hash, string? Problem)
{
    private const int PageRecords = 500;

    /// <summary>Reads every record of the entity.</summary>
    public static EntityChain Of(JournalReader reader, EntityId entity)
    {
        var chain = new ChainVerifier(0, 0, Digest.Zero);
        while (true)
        {
            var page = reader.Read(entity, chain.Sequence + 1, PageRecords);
            foreach (var record in page)
            {
                if (chain.Check(record) is { } problem)
                {
                    return new EntityChain(chain.Sequence, chain.Hash, problem);
                }
            }

            if (page.Count < PageRecords)
            {
                return new EntityChain(chain.Sequence, chain.Hash, null);
            }
        }
    }
}
