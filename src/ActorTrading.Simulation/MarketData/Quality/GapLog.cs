using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>Counts bars that a series lacks; one finding at the end tells of all of them.</summary>
internal sealed class GapLog(RowReporter reporter, Timeframe timeframe)
{
    private const int ExamplesMax = 3;
    private readonly long _length = timeframe.Seconds * 1_000L;
    private readonly List<string> _examples = [];
    private long _bars;
    private long _gaps;
    private long _missing;
    private long _longest;
    private Timestamp _longestAfter;

    /// <summary>Takes note of a bar that opens this long after the one before.</summary>
    /// <exception cref="MarketDataException">It opens before the one before has closed.</exception>
    public void Step(long step, long openMilliseconds)
    {
        _bars++;
        if (step != _length && step >= 0)
        {
            Irregular(step, openMilliseconds);
        }
    }

    public void Complete()
    {
        if (_gaps > 0)
        {
            var share = (100.0 * _missing / (_bars + _missing)).ToString("0.##", CultureInfo.InvariantCulture);
            reporter.WarnOfFile(
                DataFindingCodes.BarsMissing,
                $"{_missing} bars of {timeframe} are missing in {_gaps} gaps ({share} % of the period); the longest is "
                    + $"{_longest} bars "
                + $"after {_longestAfter}. First: {string.Join("; ", _examples)}.");
        }
    }

    private void Irregular(long step, long openMilliseconds)
    {
        var open = Timestamp.FromUnixMilliseconds(openMilliseconds);
        if (step < _length)
        {
            throw reporter.Error(
                DataFindingCodes.BarsOverlap,
                open,
                $"The bar of {open} opens {step / 1_000} s after the one before, though bars here are {timeframe} "
                    + "long. "
                + "Name the right timeframe as FILE=SYMBOL@TIMEFRAME, or remove the row.");
        }

        if (step % _length != 0)
        {
            reporter.Warn(
                DataFindingCodes.BarOffGrid,
                open,
                $"The bar of {open} is not a whole number of {timeframe} after the one before.");
        }

        Note((step / _length) - 1, new Timestamp(open.Ticks - (step * TimeSpan.TicksPerMillisecond)));
    }

    private void Note(long missing, Timestamp after)
    {
        if (missing == 0)
        {
            return;
        }

        _gaps++;
        _missing += missing;
        if (missing > _longest)
        {
            (_longest, _longestAfter) = (missing, after);
        }

        if (_examples.Count < ExamplesMax)
        {
            _examples.Add($"{missing} after {after} (line {reporter.Line})");
        }
    }
}
