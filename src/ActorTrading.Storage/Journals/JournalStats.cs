namespace ActorTrading.Storage.Journals;

/// <summary>Figures of a running journal.</summary>
/// <param name="LastOffset">Of the last acknowledged record.</param>
/// <param name="Waiting">Batches that wait for the writer.</param>
/// <param name="Groups">Durable writes since the journal was opened.</param>
/// <param name="Batches">Batches in them.</param>
/// <param name="DatabaseBytes">Of the database file.</param>
/// <param name="LogBytes">Of its write-ahead log.</param>
/// <param name="HeadsBytes">Of the high-watermark.</param>
public sealed record JournalStats(
    long LastOffset, int Waiting, long Groups, long Batches, long DatabaseBytes, long LogBytes, long HeadsBytes);
