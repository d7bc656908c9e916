using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// Takes prices at any rate and keeps a bounded series of open, high, low and close. Constant memory, no allocation
/// per price.
/// </summary>
public sealed class PriceSampler
{
    private const int DefaultBarsMax = 600;
    private readonly BucketSeries<PriceBucket> _buckets;
    private long _last;

    /// <exception cref="ArgumentOutOfRangeException">No bar may be kept.</exception>
    public PriceSampler(Timestamp start, int barsMax = DefaultBarsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(barsMax, 1);
        _buckets = new(start, barsMax);
        _last = start.Ticks;
    }

    /// <summary>A print or a mid price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the last one.</exception>
    public void Add(Timestamp time, decimal price) => Add(new PriceBar(time, time, price, price, price, price));

    /// <summary>A finished bar; its times are those at which it became known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the last one.</exception>
    public void Add(in PriceBar bar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bar.First.Ticks, _last, nameof(bar));
        _last = bar.Last.Ticks;
        ref var bucket = ref _buckets.At(bar.First, out var isNew);
        bucket = isNew ? new(bar) : PriceBucket.Merge(bucket, new(bar));
    }

    public ImmutableArray<PriceBar> Read()
    {
        var bars = ImmutableArray.CreateBuilder<PriceBar>(_buckets.Count);
        for (var i = 0; i < _buckets.Count; i++)
        {
            bars.Add(_buckets[i].Bar);
        }

        return bars.DrainToImmutable();
    }
}
