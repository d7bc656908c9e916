using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// The events of one command of one entity, in order of sequence, with one epoch and one command id. Never empty.
/// </summary>
public sealed class JournalBatch
{
    public JournalBatch(IReadOnlyList<JournalRecord> records)
    {
        ArgumentOutOfRangeException.ThrowIfZero(records.Count);
        Records = records;
    }

    public IReadOnlyList<JournalRecord> Records { get; }

    public EntityId Entity => Records[0].Entity;

    public long FirstSequence => Records[0].Sequence;

    public long LastSequence => Records[^1].Sequence;

    public long Epoch => Records[0].Epoch;

    public string? CommandId => Records[0].CommandId;
}
