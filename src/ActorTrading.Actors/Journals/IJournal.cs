using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// Append-only events per entity. Safe for use from many threads; the host has at most one append per entity under way.
/// Every implementation passes <c>JournalConformance</c>.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Appends the batch whole or not at all, and completes only when it is durable. Refused as a conflict unless its
    /// first sequence follows the entity's last, its epoch is not below the last record's, and its command id is new.
    /// Check and write are one atomic step. An exception counts as <see cref="AppendOutcome.Unknown"/>.
    /// </summary>
    ValueTask<AppendOutcome> Append(JournalBatch batch);

    /// <summary>
    /// Appends batches of different entities with one durable write. Each is judged as <see cref="Append"/> would judge
    /// it, whatever becomes of the others; outcomes stand in the order of the batches.
    /// </summary>
    ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches);

    /// <summary>
    /// Up to <paramref name="limit"/> records from <paramref name="fromSequence"/> on (1 is the first), in order;
    /// empty past the end. Sees every acknowledged append. After an unknown append it sees the batch if that will ever
    /// be visible, and throws while the batch's fate is still open: absence here is proof.
    /// </summary>
    ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit);

    /// <summary>Where the entity's records of a command stand, or null when it has none.</summary>
    ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId);
}
