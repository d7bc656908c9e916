using System.Runtime.CompilerServices;

namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>
/// The sum of the last so many values. It is taken anew from the window once per turn of the ring, and whenever large
/// values that left would dominate its rounding error, so that the error never grows with the length of the stream.
/// </summary>
internal struct RollingSum
{
    /// <summary>
    /// How far the sum may fall below its largest since it was last taken anew: six of its sixteen digits.
    /// </summary>
    private const double LossMax = 1e-6;

    private readonly double[] _window;
    private int _next;
    private double _largest;

    public RollingSum(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _window = new double[length];
    }

    public readonly int Length => _window.Length;

    public bool IsFull { get; private set; }

    /// <summary>The sum of what has been added so far, of the window once it is full.</summary>
    public double Sum { get; private set; }

    public readonly double Mean => IsFull ? Sum / _window.Length : double.NaN;

    public readonly ReadOnlySpan<double> Window => _window;

    /// <summary>Takes a value in and gives the one that leaves, zero while the window fills.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Add(double value)
    {
        var window = _window;
        var next = _next;
        var leaving = window[next];
        window[next] = value;
        next++;
        _next = next == window.Length ? 0 : next;
        Sum += value - leaving;
        var size = Math.Abs(Sum);
        if (next == window.Length || size < _largest * LossMax)
        {
            TakeAnew();
        }
        else if (size > _largest)
        {
            _largest = size;
        }

        return leaving;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeAnew()
    {
        IsFull |= _next == 0;
        var sum = 0.0;
        foreach (var value in _window)
        {
            sum += value;
        }

        Sum = sum;
        _largest = Math.Abs(sum);
    }
}
