namespace ActorTrading.Actors.Entities;

/// <summary>The journal threw on a read. Not the entity's fault: it waits and tries again.</summary>
internal sealed class JournalUnavailableException(Exception cause)
    : Exception($"The journal could not be read: {cause.Message}", cause);
