using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>How long a lock lasts, counted from the latest close that was considered.</summary>
public abstract record LockTerms
{
    private LockTerms()
    {
    }

    public sealed record For(ProtectionSpan Duration) : LockTerms;

    /// <summary>Until this time of day in UTC comes next; seconds are those of the close.</summary>
    public sealed record UntilTimeOfDay(TimeOnly UnlockAt) : LockTerms;

    /// <summary>
    /// The end of the lock: rounded up to the next candle, which for an end on a candle's boundary is the one after it.
    /// Source: freqtrade, <c>IProtection.calculate_lock_end</c> and <c>timeframe_to_next_date</c>.
    /// </summary>
    public Timestamp End(Timestamp latestClose, Timeframe timeframe)
    {
        var end = this is For fixedTime
            ? latestClose + fixedTime.Duration.Length(timeframe)
            : NextTimeOfDay(latestClose, ((UntilTimeOfDay)this).UnlockAt);
        return timeframe.IsTick ? end : end.Floor(timeframe.Length) + timeframe.Length;
    }

    private static Timestamp NextTimeOfDay(Timestamp from, TimeOnly unlockAt)
    {
        var day = from.Floor(TimeSpan.FromDays(1));
        var withinMinute = from - from.Floor(TimeSpan.FromMinutes(1));
        var end = day + new TimeSpan(unlockAt.Hour, unlockAt.Minute, 0) + withinMinute;
        return end < from ? end + TimeSpan.FromDays(1) : end;
    }
}
