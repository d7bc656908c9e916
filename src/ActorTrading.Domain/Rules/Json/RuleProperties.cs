using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The properties of a rule.</summary>
internal static class RuleProperties
{
    public static PropertyDefinition Id { get; } =
        new("id", PropertyKind.Text, "Unique in the portfolio; one is given where it is absent.")
        {
            LengthMax = RuleLimits.IdLengthMax,
        };

    public static PropertyDefinition Name { get; } =
        new("name", PropertyKind.Text, "Unique in its text.") { LengthMax = RuleLimits.NameLengthMax };

    public static PropertyDefinition Type { get; } =
        new("type", PropertyKind.Word, "Risk rules go before exit rules before entry rules.")
        {
            Words = [.. WordTables.RuleTypes.Words],
        };

    public static PropertyDefinition Symbols { get; } =
        new("symbols", PropertyKind.Composite, "Markets such as BTC-USD; every symbol of the session where absent.");

    public static PropertyDefinition Conditions { get; } =
        new("conditions", PropertyKind.Composite, "All must be true for the rule to fire.");

    public static PropertyDefinition Actions { get; } =
        new("actions", PropertyKind.Composite, "What happens when the rule fires.");

    public static PropertyDefinition Priority { get; } =
        new("priority", PropertyKind.Integer, "Higher goes first among rules of one type; 0 where absent.")
        {
            Min = int.MinValue,
            Max = int.MaxValue,
        };

    public static PropertyDefinition IsActive { get; } = new("is_active", PropertyKind.Boolean, "True where absent.");

    public static PropertyDefinition Cooldown { get; } = new(
        "cooldown",
        PropertyKind.Duration,
        "After this time it may fire again though it never was false; never where absent.");

    public static ImmutableArray<PropertyDefinition> All { get; } =
        [Id, Name, Type, Symbols, Conditions, Actions, Priority, IsActive, Cooldown];
}
