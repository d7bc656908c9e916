namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>
/// Sums of squared deviations and of their products over the last so many pairs, by the same update and the same
/// taking anew as <see cref="RollingVariance"/>.
/// </summary>
internal struct RollingCovariance
{
    private const int LengthMin = 2;
    private const double LossMax = 1e-6;

    private readonly (double X, double Y)[] _window;
    private int _next;
    private (double X, double Y) _mean;
    private Moments _sums;
    private Moments _largest;

    public RollingCovariance(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, LengthMin);
        _window = new (double, double)[length];
    }

    public readonly int Length => _window.Length;

    public bool IsFull { get; private set; }

    public readonly double Correlation => _sums.Products / (Math.Sqrt(_sums.XSquares) * Math.Sqrt(_sums.YSquares));

    public void Add(double x, double y)
    {
        var leaving = _window[_next];
        _window[_next] = (x, y);
        if (++_next == _window.Length)
        {
            _next = 0;
            IsFull = true;
            TakeAnew();
        }
        else if (IsFull)
        {
            Replace(leaving, (x, y));
        }
    }

    private void Replace((double X, double Y) leaving, (double X, double Y) entering)
    {
        var before = _mean;
        var (changeX, changeY) = (entering.X - leaving.X, entering.Y - leaving.Y);
        _mean = (before.X + (changeX / Length), before.Y + (changeY / Length));
        _sums = new(
            _sums.XSquares + (changeX * (entering.X - _mean.X + (leaving.X - before.X))),
            _sums.YSquares + (changeY * (entering.Y - _mean.Y + (leaving.Y - before.Y))),
            _sums.Products + (changeX * (entering.Y - _mean.Y)) + (changeY * (leaving.X - before.X)));
        if (_sums.XSquares < _largest.XSquares * LossMax || _sums.YSquares < _largest.YSquares * LossMax)
        {
            TakeAnew();
        }
        else
        {
            _largest = new(
                Math.Max(_sums.XSquares, _largest.XSquares), Math.Max(_sums.YSquares, _largest.YSquares), Products: 0);
        }
    }

    private void TakeAnew()
    {
        _mean = MeanOfWindow();
        _sums = default;
        foreach (var (x, y) in _window)
        {
            var (dx, dy) = (x - _mean.X, y - _mean.Y);
            _sums = new(_sums.XSquares + (dx * dx), _sums.YSquares + (dy * dy), _sums.Products + (dx * dy));
        }

        _largest = _sums;
    }

    private readonly (double X, double Y) MeanOfWindow()
    {
        // Measured from a member of the window, so that equal values have exactly themselves as mean.
        var origin = _window[0];
        var (x, y) = (0.0, 0.0);
        foreach (var pair in _window)
        {
            x += pair.X - origin.X;
            y += pair.Y - origin.Y;
        }

        return (origin.X + (x / Length), origin.Y + (y / Length));
    }

    private readonly record struct Moments(double XSquares, double YSquares, double Products);
}
