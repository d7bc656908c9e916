namespace ActorTrading.Actors.Journals;

/// <summary>A record with its place among the records of all entities.</summary>
public readonly record struct OffsetRecord(long Offset, JournalRecord Record);
