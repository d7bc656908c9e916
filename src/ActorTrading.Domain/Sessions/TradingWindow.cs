namespace ActorTrading.Domain.Sessions;

/// <summary>
/// A stretch of a weekday in local time, from inclusive, to exclusive. Where <paramref name="To"/> is not after
/// <paramref name="From"/> it runs over midnight into the next day; equal times are the full 24 hours.
/// </summary>
public readonly record struct TradingWindow(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    private const int DaysPerWeek = 7;

    private bool RunsOverMidnight => To <= From;

    public bool Contains(DayOfWeek day, TimeOnly time)
    {
        if (day == Day)
        {
            return time >= From && (RunsOverMidnight || time < To);
        }

        return RunsOverMidnight && day == NextDay && time < To;
    }

    private DayOfWeek NextDay => (DayOfWeek)(((int)Day + 1) % DaysPerWeek);
}
