using System.Collections.Immutable;

namespace ActorTrading.Domain.Halts;

/// <summary>The halts of a node, and those of them under which positions are to be closed as well.</summary>
public sealed record StandingHalts(HaltState Halts, ImmutableSortedSet<HaltScope> Flattening)
{
    public static StandingHalts None { get; } = new(HaltState.Initial, []);

    public bool IsEmpty => Halts.Raised.IsEmpty;

    /// <summary>
    /// With this halt, unless a stricter one stands on its scope. Once asked for, flattening stays until lifted.
    /// </summary>
    public StandingHalts Raise(Halt halt, bool flatten) => new(
        Halts.LevelOf(halt.Scope) >= halt.Level ? Halts : new(Halts.Raised.SetItem(halt.Scope, halt)),
        flatten ? Flattening.Add(halt.Scope) : Flattening);

    public StandingHalts Lower(HaltCommand.Lower lower) => Halts.LevelOf(lower.Scope) <= lower.To
        ? this
        : new(
            HaltDecider.Evolve(
                Halts, new HaltEvent.Lowered(lower.Scope, lower.To, lower.Reason, lower.By, lower.At)),
            Flattening.Remove(lower.Scope));

    /// <summary>Everything that stands in either, each scope at its stricter level.</summary>
    public static StandingHalts Strictest(StandingHalts left, StandingHalts right) =>
        right.Halts.Raised.Values.Aggregate(
            left, (all, halt) => all.Raise(halt, right.Flattening.Contains(halt.Scope)));

    /// <summary>Whether the same stands in both, whoever raised it.</summary>
    public bool IsSameAs(StandingHalts other) =>
        Halts.Raised.Count == other.Halts.Raised.Count
        && Halts.Raised.All(h => other.Halts.LevelOf(h.Key) == h.Value.Level)
        && Flattening.SetEquals(other.Flattening);
}
