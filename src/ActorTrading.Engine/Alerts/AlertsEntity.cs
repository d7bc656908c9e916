using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Alerts;

/// <summary>Binds the board of alerts to the host. There is one.</summary>
public sealed class AlertsEntity : EntityDefinition<AlertBoard, AlertCommand, AlertEvent>
{
    public const string Type = "alerts";

    private const int SnapshotVersion = 1;

    public static EntityId Id { get; } = new(Type, "board");

    public override string TypeName => Type;

    public override IEventCodec<AlertEvent> Events { get; } = new UnionEventCodec<AlertEvent>(
        ("alerts.raised", typeof(AlertEvent.Raised)),
        ("alerts.worsened", typeof(AlertEvent.Worsened)),
        ("alerts.acknowledged", typeof(AlertEvent.Acknowledged)),
        ("alerts.cleared", typeof(AlertEvent.Cleared)));

    public override ISnapshotCodec<AlertBoard> Snapshots { get; } = new JsonSnapshotCodec<AlertBoard>(SnapshotVersion);

    public override AlertBoard Initial(string key) => AlertDecider.Initial;

    public override Decision<AlertEvent> Decide(AlertBoard state, AlertCommand command) =>
        Decisions.ToHost(AlertDecider.Decide(state, command));

    public override AlertBoard Evolve(AlertBoard state, AlertEvent @event) => AlertDecider.Evolve(state, @event);
}
