namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>Gives each value back so many additions later; a delay of zero gives it back at once.</summary>
internal struct DelayLine
{
    private readonly double[] _ring;
    private int _next;
    private bool _isFull;

    public DelayLine(int delay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        _ring = new double[delay];
        _isFull = delay == 0;
    }

    /// <summary>False while the line fills.</summary>
    public bool Pass(double value, out double delayed)
    {
        delayed = value;
        if (_ring.Length == 0)
        {
            return true;
        }

        delayed = _ring[_next];
        _ring[_next] = value;
        var wasFull = _isFull;
        if (++_next == _ring.Length)
        {
            _next = 0;
            _isFull = true;
        }

        return wasFull;
    }
}
