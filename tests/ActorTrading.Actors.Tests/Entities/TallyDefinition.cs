using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Tests.Entities;

internal sealed class TallyDefinition(List<string>? trace = null, string typeName = "tally")
    : EntityDefinition<TallyState, TallyCommand, TallyEvent>
{
    /// <summary>Keys whose entities are remembered.</summary>
    public HashSet<string> Remembered { get; } = [];

    /// <summary>While set, folding an event of this amount throws.</summary>
    public long? PoisonAmount { get; set; }

    public override string TypeName => typeName;

    public override IEventCodec<TallyEvent> Events { get; } = new EventCodec();

    public override ISnapshotCodec<TallyState> Snapshots { get; } = new StateCodec();

    public override TallyState Initial(string key) => new(0, key + ":");

    public override Decision<TallyEvent> Decide(TallyState state, TallyCommand command)
    {
        Note($"decide {command.GetType().Name}");
        return command switch
        {
            TallyCommand.Add add => Decision<TallyEvent>.Accept(new TallyEvent("added", add.Amount)),
            TallyCommand.AddAll all => Decision<TallyEvent>.Accept(
                (IReadOnlyList<TallyEvent>)[.. all.Amounts.Select(amount => new TallyEvent("added", amount))]),
            TallyCommand.Touch => Decision<TallyEvent>.Nothing,
            TallyCommand.Decline => Decision<TallyEvent>.Refuse(new EntityRefusal("declined", "As asked.")),
            TallyCommand.Break => throw new InvalidOperationException("Decide broke."),
            TallyCommand.Poison => Decision<TallyEvent>.Accept(new TallyEvent("poison", 0)),
            TallyCommand.AddBadly bad => Decision<TallyEvent>.Accept(new TallyEvent("badly", bad.Amount)),
            TallyCommand.AddLater later => Decision<TallyEvent>.Accept(
                new TallyEvent("armed", later.Amount, $"{later.Name}|{later.Due.Ticks}")),
            TallyCommand.Cancel cancel => Decision<TallyEvent>.Accept(new TallyEvent("cancelled", 0, cancel.Name)),
            TallyCommand.Forward forward => Decision<TallyEvent>.Accept(
                new TallyEvent("forwarded", forward.Amount, forward.To)),
            _ => throw new UnreachableException(),
        };
    }

    public override TallyState Evolve(TallyState state, TallyEvent @event)
    {
        if (@event.Kind == "poison" || @event.Amount == PoisonAmount)
        {
            throw new InvalidOperationException("Evolve broke.");
        }

        var added = @event.Kind is "added" or "badly" ? @event.Amount : 0;
        return new TallyState(state.Total + added, $"{state.Trail}{@event.Kind[0]}{@event.Amount},");
    }

    public override void React(IReadOnlyList<TallyEvent> events, TallyState state, IEntityContext context)
    {
        foreach (var done in events)
        {
            Note($"react {context.Self.Key} {done.Kind} {done.Amount} total {state.Total}");
            Act(done, context);
        }
    }

    public override void Recovered(TallyState state, IEntityContext context) =>
        Note($"recovered {context.Self.Key} total {state.Total}");

    public override void TimerHandled(TallyState state, IEntityContext context) =>
        Note($"timer handled {context.Self.Key} total {state.Total}");

    public override bool IsRemembered(TallyState state) => Remembered.Contains(state.Trail.Split(':')[0]);

    private void Act(TallyEvent done, IEntityContext context)
    {
        switch (done.Kind)
        {
            case "badly":
                throw new InvalidOperationException("React broke.");
            case "armed":
                var parts = done.Text.Split('|');
                var due = TimeSpan.FromTicks(long.Parse(parts[1], CultureInfo.InvariantCulture));
                TallyCommand later = done.Amount == 0
                    ? new TallyCommand.Touch()
                    : new TallyCommand.Add((int)done.Amount);
                context.StartTimer(parts[0], due, later);
                break;
            case "cancelled":
                context.CancelTimer(done.Text);
                break;
            case "forwarded":
                context.Tell(new EntityId(TypeName, done.Text), new TallyCommand.Add((int)done.Amount));
                break;
        }
    }

    private void Note(string line)
    {
        if (trace is not null)
        {
            lock (trace)
            {
                trace.Add(line);
            }
        }
    }

    private sealed class EventCodec : IEventCodec<TallyEvent>
    {
        public EventManifest Encode(TallyEvent @event, IBufferWriter<byte> payload)
        {
            Encoding.UTF8.GetBytes($"{@event.Amount};{@event.Text}", payload);
            return new EventManifest(@event.Kind, 1);
        }

        public bool TryDecode(EventManifest manifest, ReadOnlySpan<byte> payload, out TallyEvent? @event)
        {
            var parts = Encoding.UTF8.GetString(payload).Split(';');
            var known = manifest.Version == 1 && manifest.Name != "unheard-of";
            @event = known
                ? new TallyEvent(manifest.Name, long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])
                : null;
            return known;
        }
    }

    private sealed class StateCodec : ISnapshotCodec<TallyState>
    {
        public int Version => 1;

        public void Encode(TallyState state, IBufferWriter<byte> bytes) =>
            Encoding.UTF8.GetBytes($"{state.Total};{state.Trail}", bytes);

        public TallyState Decode(ReadOnlySpan<byte> bytes)
        {
            var parts = Encoding.UTF8.GetString(bytes).Split(';');
            return new TallyState(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
    }
}
