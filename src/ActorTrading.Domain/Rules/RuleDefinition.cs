using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules;

/// <summary>What somebody wrote as a rule, before it has a version and an age.</summary>
public sealed record RuleDefinition
{
    /// <summary>The id that the author chose; null to have one given.</summary>
    public RuleId? Id { get; init; }

    public required string Name { get; init; }

    public required RuleType Type { get; init; }

    /// <summary>Empty for every symbol of the session.</summary>
    public ImmutableArray<Symbol> Symbols { get; init; } = [];

    public required Condition.All Conditions { get; init; }

    public required ImmutableArray<RuleAction> Actions { get; init; }

    public int Priority { get; init; }

    public bool IsActive { get; init; } = true;

    public TimeSpan? Cooldown { get; init; }

    public static RuleDefinition Of(Rule rule) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Type = rule.Type,
        Symbols = rule.Symbols,
        Conditions = rule.Conditions,
        Actions = rule.Actions,
        Priority = rule.Priority,
        IsActive = rule.IsActive,
        Cooldown = rule.Cooldown,
    };

    /// <param name="id">The rule's id, which the author's own takes part in only where the caller passes it on.</param>
    public Rule ToRule(RuleId id, int version, Timestamp createdAt) => new()
    {
        Id = id,
        Version = version,
        CreatedAt = createdAt,
        Name = Name,
        Type = Type,
        Symbols = Symbols,
        Conditions = Conditions,
        Actions = Actions,
        Priority = Priority,
        IsActive = IsActive,
        Cooldown = Cooldown,
    };

    public bool Equals(RuleDefinition? other) =>
        other is not null && Id == other.Id && Name == other.Name && Type == other.Type && Priority == other.Priority
        && IsActive == other.IsActive && Cooldown == other.Cooldown && Symbols.SequenceEqual(other.Symbols)
        && Conditions == other.Conditions && Actions.SequenceEqual(other.Actions);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Type, Priority, Conditions, Actions.Length);
}
