using System.Globalization;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>
/// Places values on the height of a chart. Logarithmic where the values span so much that a straight scale would
/// flatten the smaller ones; the chart says so.
/// </summary>
internal sealed class ValueAxis
{
    private const double LogarithmicFrom = 6d;
    private const double Margin = 0.06;
    private const int StepsWanted = 5;
    private const double LabelHeight = 16d;
    private static readonly double[] LogSteps = [1d, 2d, 5d];
    private readonly double _height;
    private readonly double _low;
    private readonly double _high;

    public ValueAxis(double low, double high, double height)
    {
        _height = height;
        IsLogarithmic = low > 0d && high / low > LogarithmicFrom;
        var (from, to) = (Scaled(low), Scaled(high));
        var margin = to > from ? (to - from) * Margin : Math.Max(Math.Abs(from) * Margin, double.Epsilon);
        (_low, _high) = (from - margin, to + margin);
    }

    public bool IsLogarithmic { get; }

    /// <summary>Pixels from the top.</summary>
    public double Y(double value) => _height * (_high - Scaled(value)) / (_high - _low);

    public IEnumerable<(double Y, string Label)> Ticks() =>
        (IsLogarithmic ? LogTicks() : LinearTicks())
            .Where(v => Scaled(v) > _low && Scaled(v) < _high)
            .Select(v => (Y: Y(v), Label: v.ToString("#,0.########", CultureInfo.InvariantCulture)))
            .Where(t => t.Y > LabelHeight);

    private IEnumerable<double> LinearTicks()
    {
        var step = NiceStep((_high - _low) / StepsWanted);
        for (var i = Math.Ceiling(_low / step); i * step <= _high; i++)
        {
            yield return Math.Round(i * step, 10);
        }
    }

    private IEnumerable<double> LogTicks()
    {
        var decades = _high - _low;
        var steps = decades > 2d ? LogSteps[..1] : LogSteps;
        for (var decade = Math.Floor(_low); decade <= _high; decade++)
        {
            foreach (var step in steps)
            {
                yield return step * Math.Pow(10d, decade);
            }
        }
    }

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10d, Math.Floor(Math.Log10(Math.Max(rough, 1e-9))));
        return (rough / power) switch
        {
            <= 1d => power,
            <= 2d => 2d * power,
            <= 5d => 5d * power,
            _ => 10d * power,
        };
    }

    private double Scaled(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, double.Epsilon)) : value;
}
