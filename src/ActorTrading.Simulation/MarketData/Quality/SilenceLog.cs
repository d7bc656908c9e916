using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>Counts long pauses between ticks; one finding at the end tells of all of them.</summary>
internal sealed class SilenceLog(RowReporter reporter, TimeSpan silenceMax)
{
    private readonly long _max = (long)silenceMax.TotalMilliseconds;
    private long _count;
    private long _longest;
    private string _where = "";

    public void Step(long step, long milliseconds)
    {
        if (step <= _max)
        {
            return;
        }

        _count++;
        if (step > _longest)
        {
            _longest = step;
            _where = $"up to {Timestamp.FromUnixMilliseconds(milliseconds)} (line {reporter.Line})";
        }
    }

    public void Complete()
    {
        if (_count > 0)
        {
            reporter.WarnOfFile(
                DataFindingCodes.LongSilence,
                $"{_count} pauses are longer than {silenceMax}; the longest is {TimeSpan.FromMilliseconds(_longest)} "
                    + $"{_where}.");
        }
    }
}
