using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>
/// Activity over the day, one on average: quiet in the small hours UTC, busy while London and New York overlap.
/// </summary>
internal static class DayShape
{
    private const long TicksPerDay = TimeSpan.TicksPerDay;
    private const int HoursPerDay = 24;

    /// <summary>Per cent of the average at the full hours, summing to 2400.</summary>
    private static ReadOnlySpan<byte> Hours =>
        [92, 86, 78, 68, 62, 60, 64, 76, 88, 92, 92, 94, 108, 140, 168, 164, 152, 136, 118, 106, 96, 88, 84, 88];

    /// <summary>Straight lines between the full hours.</summary>
    public static double At(Timestamp time)
    {
        var hours = time.Ticks % TicksPerDay * (double)HoursPerDay / TicksPerDay;
        var hour = (int)hours;
        var share = hours - hour;
        return ((Hours[hour] * (1 - share)) + (Hours[(hour + 1) % HoursPerDay] * share)) / 100.0;
    }
}
