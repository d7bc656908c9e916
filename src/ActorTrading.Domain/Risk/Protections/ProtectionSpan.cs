using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>A stretch of time in minutes, or in candles of the session's timeframe.</summary>
public readonly record struct ProtectionSpan(int Count, bool InCandles)
{
    public static ProtectionSpan Minutes(int count) => new(count, InCandles: false);

    public static ProtectionSpan Candles(int count) => new(count, InCandles: true);

    /// <exception cref="InvalidOperationException">Candles were asked for in a session that has none.</exception>
    public TimeSpan Length(Timeframe timeframe)
    {
        if (!InCandles)
        {
            return TimeSpan.FromMinutes(Count);
        }

        return timeframe.IsTick
            ? throw new InvalidOperationException("A session on ticks has no candles to count.")
            : timeframe.Length * Count;
    }
}
