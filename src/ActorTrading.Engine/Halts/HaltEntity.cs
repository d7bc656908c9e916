using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Binds the register of halts to the host: one entity, the durable record of every halt of the node.
/// </summary>
public sealed class HaltEntity : EntityDefinition<HaltRegister, HaltRegisterCommand, HaltRegisterEvent>
{
    public const string Type = "halts";

    private const int SnapshotVersion = 1;

    public static EntityId Id { get; } = new(Type, "node");

    public override string TypeName => Type;

    public override IEventCodec<HaltRegisterEvent> Events { get; } = new UnionEventCodec<HaltRegisterEvent>(
        ("halts.raised", typeof(HaltRegisterEvent.Raised)),
        ("halts.lower_requested", typeof(HaltRegisterEvent.LowerRequested)),
        ("halts.lowered", typeof(HaltRegisterEvent.Lowered)),
        ("halts.drill_kept", typeof(HaltRegisterEvent.DrillKept)),
        ("halts.outage_kept", typeof(HaltRegisterEvent.OutageKept)));

    public override ISnapshotCodec<HaltRegister> Snapshots { get; } =
        new JsonSnapshotCodec<HaltRegister>(SnapshotVersion);

    public override HaltRegister Initial(string key) => HaltRegisterDecider.Initial;

    public override Decision<HaltRegisterEvent> Decide(HaltRegister state, HaltRegisterCommand command) =>
        Decisions.ToHost(HaltRegisterDecider.Decide(state, command));

    public override HaltRegister Evolve(HaltRegister state, HaltRegisterEvent @event) =>
        HaltRegisterDecider.Evolve(state, @event);

    public override bool IsRemembered(HaltRegister state) => true;
}
