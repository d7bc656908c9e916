using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Supervision;

/// <summary>An entity that is down until it is resumed, and why.</summary>
public sealed record SuspendedEntity(EntityId Entity, string Reason, DateTimeOffset Since);
