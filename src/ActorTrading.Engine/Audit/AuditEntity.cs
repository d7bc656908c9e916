using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Audit;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Audit;

/// <summary>Binds the audit trail to the host. There is one, and record n of its journal is line n.</summary>
public sealed class AuditEntity : EntityDefinition<AuditTrail, AuditCommand, AuditEvent>
{
    public const string Type = "audit";

    private const int SnapshotVersion = 1;

    public static EntityId Id { get; } = new(Type, "trail");

    public override string TypeName => Type;

    public override IEventCodec<AuditEvent> Events { get; } =
        new UnionEventCodec<AuditEvent>(("audit.noted", typeof(AuditEvent.Noted)));

    public override ISnapshotCodec<AuditTrail> Snapshots { get; } = new JsonSnapshotCodec<AuditTrail>(SnapshotVersion);

    public override AuditTrail Initial(string key) => AuditDecider.Initial;

    public override Decision<AuditEvent> Decide(AuditTrail state, AuditCommand command) =>
        Decisions.ToHost(AuditDecider.Decide(state, command));

    public override AuditTrail Evolve(AuditTrail state, AuditEvent @event) => AuditDecider.Evolve(state, @event);
}
