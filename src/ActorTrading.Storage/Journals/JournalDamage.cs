using ActorTrading.Actors.Entities;

namespace ActorTrading.Storage.Journals;

/// <summary>What is known to be wrong with an entity's records.</summary>
/// <param name="Entity">Whose records.</param>
/// <param name="LastGood">The last record up to which the chain is whole; 0 for none.</param>
/// <param name="Expected">The last record that was acknowledged; null when nobody knows any more.</param>
/// <param name="What">A sentence for an operator.</param>
public sealed record JournalDamage(EntityId Entity, long LastGood, long? Expected, string What);
