using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Supervision;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Http.Entities;

/// <summary>How every entity of the node stands, by type and key.</summary>
internal sealed class EntityBoard(EntityHost entities, SqliteJournal journal)
{
    public IReadOnlyList<EntitySummary> All()
    {
        var sequences = journal.ReadEntities().ToDictionary(h => h.Entity, h => h.Sequence);
        var damages = journal.Damages.ToDictionary(d => d.Entity);
        var suspended = entities.SuspendedEntities.ToDictionary(s => s.Entity);
        return
        [
            .. sequences.Keys.Union(damages.Keys).Union(suspended.Keys).Order().Select(id => Summary(
                id, sequences.GetValueOrDefault(id), damages.GetValueOrDefault(id), suspended.GetValueOrDefault(id))),
        ];
    }

    /// <summary>Null where there is none.</summary>
    public EntitySummary? Find(EntityId id)
    {
        var found = SummaryOf(id);
        return found is { Sequence: 0, Status: EntityStatus.Ok } ? null : found;
    }

    /// <summary>Also of one that has no events, such as after the loss of all of them.</summary>
    public EntitySummary SummaryOf(EntityId id) => Summary(
        id,
        journal.HeadOf(id)?.Sequence ?? 0,
        DamageOf(id),
        entities.SuspendedEntities.FirstOrDefault(s => s.Entity == id));

    public JournalDamage? DamageOf(EntityId id) => journal.Damages.FirstOrDefault(d => d.Entity == id);

    private EntitySummary Summary(EntityId id, long sequence, JournalDamage? damage, SuspendedEntity? suspended)
    {
        var waiting = entities.WaitingFor(id);
        return new EntitySummary
        {
            Type = id.Type,
            Key = id.Key,
            Status = damage is not null ? EntityStatus.Damaged
                : suspended is not null ? EntityStatus.Suspended
                : EntityStatus.Ok,
            Reason = damage?.What ?? suspended?.Reason,
            Since = suspended is null ? null : Timestamp.From(suspended.Since),
            Sequence = sequence,
            IsInMemory = waiting is not null,
            Waiting = waiting,
        };
    }
}
