using System.Collections.Immutable;

namespace ActorTrading.Domain;

/// <summary>
/// The answer of a decider: events to append, or a refusal. A command that is already satisfied is accepted with no
/// events.
/// </summary>
/// <typeparam name="TEvent">The decider's event union.</typeparam>
/// <param name="Events">Empty where <paramref name="Refusal"/> is set.</param>
public sealed record Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal)
{
    public bool IsAccepted => Refusal is null;
}

public static class Decision
{
    public static Decision<TEvent> Accept<TEvent>(params ReadOnlySpan<TEvent> events) => new([.. events], null);

    public static Decision<TEvent> Refuse<TEvent>(string code, string message) => new([], new Refusal(code, message));
}
