namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>
/// Mean and sum of squared deviations of the last so many values, both brought forward by the update of Welford (1962,
/// "Note on a method for calculating corrected sums of squares and products") for one value entering and one leaving.
/// They are taken anew in two passes once per turn of the ring, and whenever the sum of squares has fallen so far that
/// rounding errors of values long gone would show. A window of equal values has a deviation of exactly zero.
/// </summary>
internal struct RollingVariance
{
    private const int LengthMin = 2;

    /// <summary>How far the sum of squares may fall below its largest since it was last taken anew.</summary>
    private const double LossMax = 1e-6;

    private readonly double[] _window;
    private readonly double _inverseLength;
    private int _next;
    private double _mean;
    private double _squares;
    private double _largest;

    public RollingVariance(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, LengthMin);
        _window = new double[length];
        _inverseLength = 1.0 / length;
    }

    public bool IsFull { get; private set; }

    public readonly double Mean => IsFull ? _mean : double.NaN;

    /// <summary>Standard deviation with the number of values as divisor.</summary>
    public readonly double PopulationDeviation => IsFull ? Math.Sqrt(_squares / _window.Length) : double.NaN;

    /// <summary>Standard deviation with one less than the number of values as divisor.</summary>
    public readonly double SampleDeviation => IsFull ? Math.Sqrt(_squares / (_window.Length - 1)) : double.NaN;

    public void Add(double value)
    {
        var leaving = _window[_next];
        _window[_next] = value;
        if (++_next == _window.Length)
        {
            _next = 0;
            IsFull = true;
            TakeAnew();
        }
        else if (IsFull)
        {
            Replace(leaving, value);
        }
    }

    private void Replace(double leaving, double entering)
    {
        var change = entering - leaving;
        var previous = _mean;
        _mean += change * _inverseLength;
        _squares += change * (entering - _mean + (leaving - previous));
        if (_squares < _largest * LossMax)
        {
            TakeAnew();
        }
        else if (_squares > _largest)
        {
            _largest = _squares;
        }
    }

    private void TakeAnew()
    {
        var origin = _window[0];
        var sum = 0.0;
        foreach (var value in _window)
        {
            sum += value - origin;
        }

        _mean = origin + (sum * _inverseLength);
        _squares = 0;
        foreach (var value in _window)
        {
            _squares += (value - _mean) * (value - _mean);
        }

        _largest = _squares;
    }
}
