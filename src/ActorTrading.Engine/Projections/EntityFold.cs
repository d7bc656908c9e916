using System.Buffers;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Projections;

/// <summary>An entity's state as its records make it, one after the other. For one thread.</summary>
public abstract class EntityFold
{
    /// <summary>Folds the entity's next record. The caller has verified that it is the next one.</summary>
    /// <exception cref="UnreadableJournalException">The record cannot be read or folded.</exception>
    public abstract void Add(JournalRecord record);

    /// <summary>Writes the canonical bytes of the state, those of which the state hash is taken.</summary>
    public abstract void Write(IBufferWriter<byte> bytes);
}
