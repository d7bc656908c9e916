using System.Diagnostics.CodeAnalysis;

namespace ActorTrading.Actors.Entities;

/// <summary>
/// What a decider made of a command: events to journal (none when the command is already satisfied) or a refusal.
/// The default value is <see cref="Nothing"/>.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "TEvent is known from the return type where it is written.")]
public readonly struct Decision<TEvent>
    where TEvent : class
{
    private readonly IReadOnlyList<TEvent>? _events;

    private Decision(IReadOnlyList<TEvent>? events, EntityRefusal? refusal)
    {
        _events = events;
        Refusal = refusal;
    }

    /// <summary>Accepted without an event: the state already is what the command asks for.</summary>
    public static Decision<TEvent> Nothing => default;

    public IReadOnlyList<TEvent> Events => _events ?? [];

    /// <summary>Null when the command was accepted.</summary>
    public EntityRefusal? Refusal { get; }

    public static Decision<TEvent> Accept(params ReadOnlySpan<TEvent> events) => new(events.ToArray(), null);

    /// <summary>Takes the list as it is; the caller no longer changes it.</summary>
    public static Decision<TEvent> Accept(IReadOnlyList<TEvent> events) => new(events, null);

    public static Decision<TEvent> Refuse(EntityRefusal refusal) => new(null, refusal);
}
