namespace ActorTrading.Actors.Entities;

/// <summary>
/// The entity's events are there but cannot be folded: a broken chain, a manifest nobody knows, or an event upon which
/// the fold throws. Trying again does not help; the entity is suspended.
/// </summary>
public sealed class UnreadableJournalException(string message, Exception? cause = null) : Exception(message, cause);
