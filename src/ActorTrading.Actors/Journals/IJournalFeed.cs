namespace ActorTrading.Actors.Journals;

/// <summary>
/// All records of a journal as they were written, one after the other, for whoever follows it: read models,
/// subscribers. Safe for use from many threads.
/// </summary>
public interface IJournalFeed
{
    /// <summary>Offset of the last acknowledged record; 0 while there is none.</summary>
    long LastOffset { get; }

    /// <summary>
    /// Up to <paramref name="limit"/> records after an offset (0 for the first). Offsets rise with every record and are
    /// never given twice; a record is not seen before it is durable.
    /// </summary>
    ValueTask<IReadOnlyList<OffsetRecord>> ReadAfter(long offset, int limit);

    /// <summary>Completes when there is a record after the offset.</summary>
    Task WaitPast(long offset, CancellationToken cancellation);
}
