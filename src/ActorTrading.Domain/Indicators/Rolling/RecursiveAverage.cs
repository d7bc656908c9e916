using System.Runtime.CompilerServices;

namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>
/// <c>average += weight * (value - average)</c>, begun with the plain mean of the first so many values.
/// </summary>
internal struct RecursiveAverage
{
    /// <summary>
    /// A sum of averages below this is too near to <see cref="Negligible"/>, where one of them may have vanished first,
    /// for the ratio of its parts to mean anything.
    /// </summary>
    public const double Standstill = 1e-180;

    /// <summary>
    /// An average below this has decayed to nothing; going on would only crawl through denormal numbers.
    /// </summary>
    private const double Negligible = 1e-200;

    private readonly double _weight;
    private readonly int _length;
    private int _count;
    private double _sum;

    private RecursiveAverage(int length, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _weight = weight;
        Value = double.NaN;
    }

    public readonly bool IsReady => _count == _length;

    public double Value { get; private set; }

    /// <summary>The weight <c>2 / (length + 1)</c> of an exponential moving average.</summary>
    public static RecursiveAverage Exponential(int length) => new(length, 2.0 / (length + 1));

    /// <summary>The weight <c>1 / length</c> of Wilder's smoothing.</summary>
    public static RecursiveAverage Wilder(int length) => new(length, 1.0 / length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        if (_count < _length)
        {
            Begin(value);
            return;
        }

        Value += _weight * (value - Value);
    }

    /// <summary>As <see cref="Add"/>, for values that may stay at zero for ever.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddOrVanish(double value)
    {
        Add(value);
        if (Value < Negligible)
        {
            Value = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Begin(double value)
    {
        _sum += value;
        if (++_count == _length)
        {
            Value = _sum / _length;
        }
    }
}
