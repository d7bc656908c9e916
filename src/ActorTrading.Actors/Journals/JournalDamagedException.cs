using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Journals;

/// <summary>
/// Thrown by reads of an entity whose records are known to be lost or altered. Such an entity is suspended, not
/// restarted: only an operator can say what is to become of it.
/// </summary>
public sealed class JournalDamagedException(EntityId entity, string damage)
    : Exception($"The journal of {entity} is damaged: {damage}")
{
    public EntityId Entity { get; } = entity;
}
