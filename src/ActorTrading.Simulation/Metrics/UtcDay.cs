using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// The UTC day that a time closes. Midnight belongs to the day that ends there, because a bar that closes at midnight
/// carries the last price of that day.
/// </summary>
internal static class UtcDay
{
    public static DateOnly Of(Timestamp time) =>
        DateOnly.FromDayNumber((int)((Math.Max(1, time.Ticks) - 1) / TimeSpan.TicksPerDay));

    public static Timestamp EndOf(DateOnly day) => new((day.DayNumber + 1L) * TimeSpan.TicksPerDay);
}
