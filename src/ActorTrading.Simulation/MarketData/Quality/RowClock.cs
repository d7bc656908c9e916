using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>Holds the time column to its order and keeps account of pauses.</summary>
internal sealed class RowClock(RowReporter reporter)
{
    /// <summary>1990 and 2200: anything outside is a time in seconds or microseconds, not in milliseconds.</summary>
    private const long EarliestMilliseconds = 631_152_000_000;
    private const long LatestMilliseconds = 7_258_118_400_000;

    private long _previous = long.MinValue;

    public static bool IsPlausible(long milliseconds) =>
        milliseconds is >= EarliestMilliseconds and <= LatestMilliseconds;

    /// <summary>The step from the row before in milliseconds; negative for the first row.</summary>
    /// <exception cref="MarketDataException">
    /// The time is implausible or earlier than that of the row before.
    /// </exception>
    public long Advance(long milliseconds)
    {
        if (!IsPlausible(milliseconds))
        {
            throw reporter.Error(
                DataFindingCodes.TimeImplausible,
                null,
                $"The time {milliseconds} is not between 1990 and 2200. Times are UTC milliseconds since 1970.");
        }

        var previous = _previous;
        _previous = milliseconds;
        if (milliseconds >= previous)
        {
            return previous == long.MinValue ? -1 : milliseconds - previous;
        }

        var time = Timestamp.FromUnixMilliseconds(milliseconds);
        throw reporter.Error(
            DataFindingCodes.TimeUnsorted,
            time,
            $"The time {time} is before that of the row above, {Timestamp.FromUnixMilliseconds(previous)}. Sort the "
                + "file by its first column.");
    }

    /// <summary>Like <see cref="Advance"/>, and no time comes twice.</summary>
    public long AdvanceStrictly(long milliseconds)
    {
        var step = Advance(milliseconds);
        if (step != 0)
        {
            return step;
        }

        var time = Timestamp.FromUnixMilliseconds(milliseconds);
        throw reporter.Error(DataFindingCodes.RowDuplicate, time, $"There are two rows of {time}. Remove one of them.");
    }
}
