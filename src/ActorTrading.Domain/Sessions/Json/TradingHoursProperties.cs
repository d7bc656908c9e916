using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Sessions.Json;

/// <summary>The properties of trading hours and of their windows.</summary>
internal static class TradingHoursProperties
{
    public const string TimeZoneDefault = "UTC";

    /// <summary>At the positions of <see cref="DayOfWeek"/>.</summary>
    public static ImmutableArray<string> Weekdays { get; } =
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public static PropertyDefinition TimeZone { get; } =
        new("time_zone", PropertyKind.Text, "IANA name such as Europe/Berlin; UTC where absent.") { LengthMax = 64 };

    public static PropertyDefinition Windows { get; } =
        new("windows", PropertyKind.Composite, "When entries are allowed; exits always are.");

    public static PropertyDefinition Days { get; } =
        new("days", PropertyKind.Composite, "Days of the week; every day where absent.");

    public static PropertyDefinition From { get; } =
        new("from", PropertyKind.Text, "Local time such as 08:30, which belongs to the window.") { LengthMax = 5 };

    public static PropertyDefinition To { get; } = new(
        "to", PropertyKind.Text, "Local time, which does not; not after from, it is that of the next day.")
    {
        LengthMax = 5,
    };

    public static ImmutableArray<PropertyDefinition> All { get; } = [TimeZone, Windows];

    public static ImmutableArray<PropertyDefinition> OfWindow { get; } = [Days, From, To];
}
