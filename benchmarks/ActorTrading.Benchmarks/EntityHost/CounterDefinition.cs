using System.Buffers;
using System.Buffers.Binary;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Benchmarks.EntityHost;

internal sealed record Count(long Total);

internal sealed record Increment(int Amount);

internal sealed record Incremented(int Amount);

/// <summary>The smallest persistent entity, so that a reading is the host's cost.</summary>
internal sealed class CounterDefinition : EntityDefinition<Count, Increment, Incremented>
{
    private const int PayloadBytes = sizeof(int);
    private const int StateBytes = sizeof(long);
    private static readonly Count Zero = new(0);

    public override string TypeName => "counter";

    public override IEventCodec<Incremented> Events { get; } = new EventCodec();

    public override ISnapshotCodec<Count> Snapshots { get; } = new StateCodec();

    public override Count Initial(string key) => Zero;

    public override Decision<Incremented> Decide(Count state, Increment command) => command.Amount == 0
        ? Decision<Incremented>.Nothing
        : Decision<Incremented>.Accept(new Incremented(command.Amount));

    public override Count Evolve(Count state, Incremented @event) => new(state.Total + @event.Amount);

    private sealed class EventCodec : IEventCodec<Incremented>
    {
        private static readonly EventManifest Manifest = new("incremented", 1);

        public EventManifest Encode(Incremented @event, IBufferWriter<byte> payload)
        {
            BinaryPrimitives.WriteInt32BigEndian(payload.GetSpan(PayloadBytes), @event.Amount);
            payload.Advance(PayloadBytes);
            return Manifest;
        }

        public bool TryDecode(EventManifest manifest, ReadOnlySpan<byte> payload, out Incremented? @event)
        {
            @event = manifest == Manifest ? new Incremented(BinaryPrimitives.ReadInt32BigEndian(payload)) : null;
            return @event is not null;
        }
    }

    private sealed class StateCodec : ISnapshotCodec<Count>
    {
        public int Version => 1;

        public void Encode(Count state, IBufferWriter<byte> bytes)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(StateBytes), state.Total);
            bytes.Advance(StateBytes);
        }

        public Count Decode(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadInt64BigEndian(bytes));
    }
}
