using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Access;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Access;

/// <summary>Binds the register of tokens to the host. There is one.</summary>
public sealed class AccessEntity(IAccessWatchers watchers)
    : EntityDefinition<AccessRegister, AccessCommand, AccessEvent>
{
    public const string Type = "access";

    private const int SnapshotVersion = 1;

    public static EntityId Id { get; } = new(Type, "tokens");

    public override string TypeName => Type;

    public override IEventCodec<AccessEvent> Events { get; } = new UnionEventCodec<AccessEvent>(
        ("access.issued", typeof(AccessEvent.Issued)),
        ("access.revoked", typeof(AccessEvent.Revoked)));

    public override ISnapshotCodec<AccessRegister> Snapshots { get; } =
        new JsonSnapshotCodec<AccessRegister>(SnapshotVersion);

    public override AccessRegister Initial(string key) => AccessDecider.Initial;

    public override Decision<AccessEvent> Decide(AccessRegister state, AccessCommand command) =>
        Decisions.ToHost(AccessDecider.Decide(state, command));

    public override AccessRegister Evolve(AccessRegister state, AccessEvent @event) =>
        AccessDecider.Evolve(state, @event);

    public override bool IsRemembered(AccessRegister state) => true;

    public override void React(IReadOnlyList<AccessEvent> events, AccessRegister state, IEntityContext context) =>
        watchers.Changed(state);

    public override void Recovered(AccessRegister state, IEntityContext context) => watchers.Changed(state);
}

/// <summary>Hears of every change of the register on this node, after it is durable.</summary>
public interface IAccessWatchers
{
    void Changed(AccessRegister register);
}
