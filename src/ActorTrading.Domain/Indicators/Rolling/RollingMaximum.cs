using System.Numerics;

namespace ActorTrading.Domain.Indicators.Rolling;

/// <summary>
/// The largest of the last so many values: a queue of candidates that only falls from its head to its tail, in a ring.
/// Each value enters and leaves once, hence constant time on average. The smallest is the largest of the negated
/// values.
/// </summary>
internal struct RollingMaximum
{
    private readonly Candidate[] _ring;
    private readonly int _mask;
    private readonly int _length;
    private int _head;
    private int _tail;
    private long _position;

    public RollingMaximum(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _ring = new Candidate[BitOperations.RoundUpToPowerOf2((uint)length)];
        _mask = _ring.Length - 1;
    }

    public readonly bool IsFull => _position >= _length;

    public readonly double Maximum => IsFull ? _ring[_head & _mask].Value : double.NaN;

    public void Add(double value)
    {
        if (_head != _tail && _ring[_head & _mask].Position <= _position - _length)
        {
            _head++;
        }

        while (_head != _tail && _ring[(_tail - 1) & _mask].Value <= value)
        {
            _tail--;
        }

        _ring[_tail & _mask] = new(value, _position);
        _tail++;
        _position++;
    }

    private readonly record struct Candidate(double Value, long Position);
}
