using System.Globalization;
using ActorTrading.Simulation.Backtests;

namespace ActorTrading.Host.Backtesting;

/// <summary>
/// One line, rewritten in place, that says how far a run is, how fast it goes and how long it will take.
/// </summary>
internal sealed class ProgressLine(TextWriter output) : IProgress<BacktestProgress>
{
    private const double WholePercent = 100d;
    private int _width;

    public void Report(BacktestProgress value)
    {
        var done = value.Fraction is { } fraction
            ? $"{(fraction * WholePercent).ToString("0", CultureInfo.InvariantCulture)} %  "
            : "";
        var left = value.TimeLeft is { } rest
            ? $"  {rest.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s left"
            : "";
        Show(string.Create(
            CultureInfo.InvariantCulture,
            $"{done}{value.Time}  {value.Events:N0} events  {value.EventsPerSecond:N0}/s{left}"));
    }

    /// <summary>Takes the line away, for what is said next.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            Show("");
            output.Write('\r');
            _width = 0;
        }
    }

    private void Show(string text)
    {
        output.Write("\r" + text.PadRight(_width));
        _width = text.Length;
    }
}
