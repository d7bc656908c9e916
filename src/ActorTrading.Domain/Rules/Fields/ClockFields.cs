using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules.Fields;

/// <summary>The values of the fields that are read off a clock, as a function of the time that comes in.</summary>
public static class ClockFields
{
    private static ImmutableArray<string> Weekdays { get; } =
        ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

    /// <param name="field">Of scope <see cref="FieldScope.Time"/>.</param>
    /// <param name="zone">The zone that <see cref="FieldRef.TimeZone"/> names.</param>
    /// <param name="previous">The time of the evaluation before; null where this is the first.</param>
    /// <exception cref="ArgumentException">The field is none of the clock.</exception>
    public static FieldValue Read(FieldRef field, TimeZoneInfo zone, Timestamp now, Timestamp? previous) =>
        field.Name switch
        {
            "time_of_day" => FieldValue.Of(
                MinuteOfDay(zone, now), previous is { } before ? MinuteOfDay(zone, before) : double.NaN, now),
            "weekday" => FieldValue.Of(Weekdays[(int)Local(zone, now).DayOfWeek], now),
            _ => throw new ArgumentException($"{field.Name} is no field of the clock.", nameof(field)),
        };

    private static double MinuteOfDay(TimeZoneInfo zone, Timestamp time) =>
        Math.Floor(Local(zone, time).TimeOfDay.TotalMinutes);

    private static DateTimeOffset Local(TimeZoneInfo zone, Timestamp time) =>
        TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), zone);
}
