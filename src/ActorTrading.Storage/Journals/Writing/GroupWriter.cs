using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>
/// Judges batches and writes those that fit in one transaction. What it remembers of entities is true as long as every
/// transaction succeeds; after one that did not, a new one takes its place.
/// </summary>
/// <param name="database">With an open transaction whenever a batch is placed.</param>
/// <param name="offsetFloor">No record gets this offset or one below it.</param>
internal sealed class GroupWriter(JournalDatabase database, long offsetFloor)
{
    private readonly Dictionary<EntityId, HeadSlot> _heads = [];
    private long _given = offsetFloor;

    /// <summary>Of the last record that is there, committed or not.</summary>
    public long LastOffset { get; private set; } = database.OffsetMax();

    /// <summary>Where the entity ends; null when it has no records.</summary>
    public HeadSlot? Find(EntityId entity)
    {
        if (!_heads.TryGetValue(entity, out var slot) && database.Load(entity) is { } loaded)
        {
            slot = loaded;
            _heads.Add(entity, slot);
        }

        return slot;
    }

    /// <summary>Looks anew, after records were taken out of the database.</summary>
    public void Forget(EntityId entity)
    {
        _heads.Remove(entity);
        LastOffset = database.OffsetMax();
    }

    /// <summary>Inserts the batch into the open transaction, or says why it does not fit.</summary>
    public ConflictKind? Place(JournalBatch batch)
    {
        var slot = Find(batch.Entity);
        if (Judge(slot, batch) is { } kind)
        {
            return kind;
        }

        if (slot is null)
        {
            slot = database.Add(batch.Entity);
            _heads.Add(batch.Entity, slot);
        }

        return Insert(slot, batch);
    }

    private ConflictKind? Judge(HeadSlot? slot, JournalBatch batch)
    {
        if (slot is not null && batch.Epoch < slot.Epoch)
        {
            return ConflictKind.EpochStale;
        }

        var next = (slot?.Sequence ?? 0) + 1;
        if (batch.FirstSequence == next)
        {
            // Whether the command is new is left to the index, which the insert has to search anyway.
            return null;
        }

        return IsTaken(slot, batch) ? ConflictKind.CommandTaken
            : batch.FirstSequence < next ? ConflictKind.SequenceTaken
            : ConflictKind.SequenceGap;
    }

    private ConflictKind? Insert(HeadSlot slot, JournalBatch batch)
    {
        var records = batch.Records;
        try
        {
            database.Insert(_given + 1, slot.Row, records[0], records.Count);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == raw.SQLITE_CONSTRAINT && IsTaken(slot, batch))
        {
            return ConflictKind.CommandTaken;
        }

        for (var i = 1; i < records.Count; i++)
        {
            database.Insert(_given + 1 + i, slot.Row, records[i], 0);
        }

        LastOffset = _given += records.Count;
        (slot.Sequence, slot.Epoch, slot.Hash) = (batch.LastSequence, batch.Epoch, records[^1].Hash);
        return null;
    }

    private bool IsTaken(HeadSlot? slot, JournalBatch batch) =>
        slot is not null && batch.CommandId is { } command && database.HasCommand(slot.Row, command);
}
