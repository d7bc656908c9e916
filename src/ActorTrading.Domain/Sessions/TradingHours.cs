using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

/// <summary>When entries are allowed: windows of the week in a named time zone, daylight saving included.</summary>
/// <param name="TimeZone">IANA name, such as <c>Europe/Berlin</c>.</param>
/// <param name="Windows">Outside all of them no entry is made; exits are never held back.</param>
public sealed record TradingHours(string TimeZone, ImmutableArray<TradingWindow> Windows)
{
    public bool IsTimeZoneKnown => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);

    /// <summary>Whether the time falls into a window, or null where the time zone is not known.</summary>
    public bool? Contains(Timestamp time)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone))
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), zone);
        var clock = TimeOnly.FromDateTime(local.DateTime);
        foreach (var window in Windows)
        {
            if (window.Contains(local.DayOfWeek, clock))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(TradingHours? other) =>
        other is not null && TimeZone == other.TimeZone && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    public override int GetHashCode() => HashCode.Combine(TimeZone, Windows.Length);
}
