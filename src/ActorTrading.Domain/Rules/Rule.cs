using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules;

public enum RuleType
{
    Entry,
    Exit,
    Risk,
}

/// <summary>
/// A rule of a portfolio, one version of it. Every edit makes a new version; a position keeps on record the one that
/// opened it.
/// </summary>
public sealed record Rule
{
    public required RuleId Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required RuleType Type { get; init; }

    /// <summary>Empty for every symbol of the session.</summary>
    public ImmutableArray<Symbol> Symbols { get; init; } = [];

    public required Condition.All Conditions { get; init; }

    public required ImmutableArray<RuleAction> Actions { get; init; }

    /// <summary>Higher goes first among rules of one type.</summary>
    public int Priority { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>
    /// After firing, the rule may fire again when this has passed though it never turned false; null for never.
    /// </summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>Settles what priority leaves open: the older rule goes first.</summary>
    public required Timestamp CreatedAt { get; init; }

    public bool Equals(Rule? other) =>
        other is not null && Id == other.Id && Version == other.Version && CreatedAt == other.CreatedAt
        && RuleDefinition.Of(this) == RuleDefinition.Of(other);

    public override int GetHashCode() => HashCode.Combine(Id, Version, CreatedAt);

    public bool AppliesTo(Symbol symbol) => Symbols.IsEmpty || Symbols.Contains(symbol);
}
