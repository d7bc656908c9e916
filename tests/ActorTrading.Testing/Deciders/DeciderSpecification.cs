using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain;
using ActorTrading.Engine.Serialization;
using ActorTrading.Testing.Approvals;

namespace ActorTrading.Testing.Deciders;

/// <summary>
/// A decider in the words given, when and then. Events are compared whole and in order, as canonical JSON, since
/// equality of records does not look into lists.
/// </summary>
/// <param name="state">Where the story begins.</param>
public sealed class DeciderSpecification<TState, TCommand, TEvent>(
    TState state, Func<TState, TCommand, Decision<TEvent>> decide, Func<TState, TEvent, TState> evolve)
    where TEvent : class
{
    private Decision<TEvent>? _decision;

    /// <summary>The state after everything given and decided so far.</summary>
    public TState State { get; private set; } = state;

    public ImmutableArray<TEvent> Events => Decided.Events;

    private Decision<TEvent> Decided =>
        _decision ?? throw new InvalidOperationException("Nothing has been decided yet: say When first.");

    public DeciderSpecification<TState, TCommand, TEvent> Given(params IEnumerable<TEvent> events)
    {
        State = events.Aggregate(State, evolve);
        return this;
    }

    /// <summary>Commands that are taken for granted: one that is refused fails the test.</summary>
    public DeciderSpecification<TState, TCommand, TEvent> Given(params IEnumerable<TCommand> commands)
    {
        foreach (var command in commands)
        {
            var decision = decide(State, command);
            Assert.True(decision.IsAccepted, $"{command} was refused: {decision.Refusal}");
            Given(decision.Events);
        }

        return this;
    }

    public DeciderSpecification<TState, TCommand, TEvent> When(TCommand command)
    {
        _decision = decide(State, command);
        State = _decision.Events.Aggregate(State, evolve);
        return this;
    }

    public DeciderSpecification<TState, TCommand, TEvent> Then(params IReadOnlyList<TEvent> expected) =>
        ThenTold(Json, [.. expected.Select(Json)]);

    /// <summary>All events in order, each as the test's own words tell it.</summary>
    public DeciderSpecification<TState, TCommand, TEvent> ThenTold(
        Func<TEvent, string> tell, params IReadOnlyList<string> expected)
    {
        Assert.True(Decided.IsAccepted, $"Refused: {Decided.Refusal}");
        var actual = Decided.Events.Select(tell).ToArray();
        Assert.True(
            actual.SequenceEqual(expected), $"The events differ.\n{Approval.Difference(expected, actual)}");
        return this;
    }

    public DeciderSpecification<TState, TCommand, TEvent> ThenNothing() => Then();

    public DeciderSpecification<TState, TCommand, TEvent> ThenRefused(string code)
    {
        Assert.Equal(code, Decided.Refusal?.Code);
        Assert.Empty(Decided.Events);
        Assert.EndsWith(".", Decided.Refusal!.Message, StringComparison.Ordinal);
        return this;
    }

    private static string Json(TEvent @event) =>
        $"{@event.GetType().Name} {JsonSerializer.Serialize(@event, @event.GetType(), DomainJson.Options)}";
}
