using System.Numerics;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// How long things took, in buckets that grow with the value so that each is within an eighth of what it holds.
/// Written by one thread, read by any; a reader may miss what is being written.
/// </summary>
internal sealed class LagHistogram
{
    private const int SubBits = 3;
    private const int SubCount = 1 << SubBits;
    private readonly long[] _counts = new long[64 * SubCount];
    private long _max;

    public void Add(TimeSpan lag)
    {
        var ticks = Math.Max(0, lag.Ticks);
        _counts[BucketOf(ticks)]++;
        if (ticks > _max)
        {
            Volatile.Write(ref _max, ticks);
        }
    }

    public LagFigures Read()
    {
        var total = 0L;
        foreach (ref var count in _counts.AsSpan())
        {
            total += Volatile.Read(ref count);
        }

        return total == 0
            ? LagFigures.None
            : new(total, AtShare(0.5, total), AtShare(0.99, total), new TimeSpan(Volatile.Read(ref _max)));
    }

    private TimeSpan AtShare(double share, long total)
    {
        var wanted = (long)Math.Ceiling(total * share);
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            wanted -= Volatile.Read(ref _counts[bucket]);
            if (wanted <= 0)
            {
                return new TimeSpan(Math.Min(UpperOf(bucket), Volatile.Read(ref _max)));
            }
        }

        return new TimeSpan(Volatile.Read(ref _max));
    }

    // The leading bit picks the octave, the three after it the part of the octave.
    private static int BucketOf(long ticks)
    {
        if (ticks < SubCount)
        {
            return (int)ticks;
        }

        var octave = BitOperations.Log2((ulong)ticks) - SubBits;
        return (octave * SubCount) + (int)(ticks >> octave);
    }

    private static long UpperOf(int bucket)
    {
        if (bucket < SubCount)
        {
            return bucket;
        }

        var octave = (bucket / SubCount) - 1;
        return ((long)((bucket % SubCount) + SubCount + 1) << octave) - 1;
    }
}
