using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Sessions.Json;

/// <summary>The properties of a session.</summary>
internal static class SessionProperties
{
    public const string BarClose = "bar_close";
    public const string EveryTick = "every_tick";

    public static PropertyDefinition Name { get; } =
        new("name", PropertyKind.Text, "What the session is called.") { LengthMax = RuleLimits.NameLengthMax };

    public static PropertyDefinition Symbols { get; } =
        new("symbols", PropertyKind.Composite, "What is traded; every symbol of the data where absent.");

    public static PropertyDefinition Timeframe { get; } = new(
        "timeframe", PropertyKind.Text, "For fields that name none; that of the data, or 1m on ticks, where absent.")
    {
        LengthMax = 12,
    };

    public static PropertyDefinition Evaluation { get; } = new(
        "evaluation", PropertyKind.Word,
        "When rules are looked at; bar_close on bars and every_tick on ticks where absent.")
    {
        Words = [BarClose, EveryTick],
    };

    public static PropertyDefinition TradingHours { get; } =
        new("trading_hours", PropertyKind.Composite, "When entries are allowed; around the clock where absent.");

    public static PropertyDefinition MaxDataAge { get; } = new(
        "max_data_age", PropertyKind.Duration, "Older data supports no entry; as the risk limits say where absent.");

    public static ImmutableArray<PropertyDefinition> All { get; } =
        [Name, Symbols, Timeframe, Evaluation, TradingHours, MaxDataAge];
}
