using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

internal interface IBucket<TSelf>
    where TSelf : struct
{
    static abstract TSelf Merge(in TSelf earlier, in TSelf later);
}

/// <summary>
/// A fixed number of buckets over time. When they are full the interval doubles and neighbours merge, so a series of
/// any length and rate fits, at the finest interval that does.
/// </summary>
internal sealed class BucketSeries<TBucket>(Timestamp start, int capacity)
    where TBucket : struct, IBucket<TBucket>
{
    private const long FinestIntervalTicks = TimeSpan.TicksPerMillisecond;
    private readonly TBucket[] _buckets = new TBucket[capacity];
    private readonly long[] _indexes = new long[capacity];
    private long _interval = FinestIntervalTicks;
    private long _end = long.MinValue;

    public int Count { get; private set; }

    public ref TBucket this[int index] => ref _buckets[index];

    /// <summary>The bucket for a time not before the last one; <paramref name="isNew"/> where it holds nothing
    /// yet.</summary>
    public ref TBucket At(Timestamp time, out bool isNew)
    {
        if (time.Ticks >= _end)
        {
            return ref Open(time, out isNew);
        }

        isNew = false;
        return ref _buckets[Count - 1];
    }

    private ref TBucket Open(Timestamp time, out bool isNew)
    {
        while (Count == capacity && IndexOf(time) != _indexes[Count - 1])
        {
            Double();
        }

        var index = IndexOf(time);
        isNew = Count == 0 || _indexes[Count - 1] != index;
        if (isNew)
        {
            _buckets[Count] = default;
            _indexes[Count++] = index;
        }

        _end = start.Ticks + ((index + 1) * _interval);
        return ref _buckets[Count - 1];
    }

    private long IndexOf(Timestamp time) => (time.Ticks - start.Ticks) / _interval;

    private void Double()
    {
        _interval *= 2;
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var index = _indexes[i] / 2;
            if (kept > 0 && _indexes[kept - 1] == index)
            {
                _buckets[kept - 1] = TBucket.Merge(_buckets[kept - 1], _buckets[i]);
                continue;
            }

            _buckets[kept] = _buckets[i];
            _indexes[kept++] = index;
        }

        Count = kept;
    }
}
