using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Projections;

/// <summary>A record with its place in the journal and, where its entity type is known, its event.</summary>
public readonly record struct JournalledEvent(long Offset, JournalRecord Record, object? Event);
