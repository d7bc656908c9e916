using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals;

/// <summary>Where an entity's records end.</summary>
/// <param name="Entity">Whose records.</param>
/// <param name="Sequence">Of the last record.</param>
/// <param name="Epoch">Of the last record.</param>
/// <param name="Offset">Of the last record.</param>
/// <param name="Hash">Of the last record.</param>
public sealed record JournalHead(EntityId Entity, long Sequence, long Epoch, long Offset, Digest Hash);
