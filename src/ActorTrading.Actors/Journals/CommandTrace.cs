namespace ActorTrading.Actors.Journals;

/// <summary>The records that one command left.</summary>
public readonly record struct CommandTrace(long FirstSequence, long LastSequence);
