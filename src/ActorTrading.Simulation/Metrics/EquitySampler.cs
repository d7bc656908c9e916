using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// Takes marks of equity at any rate and keeps a bounded curve, the dense daily closes and the exact drawdown.
/// Memory grows by one value per day and by nothing else; a mark allocates nothing.
/// </summary>
public sealed class EquitySampler
{
    private const int DefaultPointsMax = 2_000;
    private const int PointsPerBucket = 5;
    private readonly BucketSeries<EquityBucket> _buckets;
    private readonly DrawdownTracker _drawdown;
    private readonly Amount _startBalance;
    private readonly DateOnly _firstDay;
    private readonly List<decimal> _closes = [];
    private long _dayEnd;
    private decimal _last;
    private long _sequence;

    /// <exception cref="ArgumentOutOfRangeException">The start balance is not positive, or fewer than five points may
    /// be kept.</exception>
    public EquitySampler(Timestamp start, Amount startBalance, int pointsMax = DefaultPointsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsMax, PointsPerBucket);
        _startBalance = startBalance;
        _drawdown = new(start, startBalance);
        _buckets = new(start, pointsMax / PointsPerBucket);
        _firstDay = DateOnly.FromDayNumber((int)(start.Ticks / TimeSpan.TicksPerDay));
        _dayEnd = UtcDay.EndOf(_firstDay).Ticks;
        _last = startBalance.Value;
        LastTime = start;
        Sample(start, startBalance.Value);
    }

    public Timestamp LastTime { get; private set; }

    /// <exception cref="ArgumentOutOfRangeException">The time is before the last one.</exception>
    public void Mark(Timestamp time, Amount equity)
    {
        if (equity.Currency != _startBalance.Currency)
        {
            throw new ArgumentException(
                $"Equity is kept in {_startBalance.Currency}, not {equity.Currency}.", nameof(equity));
        }

        _drawdown.Mark(time, equity.Value);
        while (time.Ticks > _dayEnd)
        {
            _closes.Add(_last);
            _dayEnd += TimeSpan.TicksPerDay;
        }

        Sample(time, equity.Value);
        LastTime = time;
        _last = equity.Value;
    }

    /// <summary>The closes of all days so far, the unfinished one included.</summary>
    public DailySeries ReadDaily() => new(_firstDay, [.. _closes, _last]);

    public DrawdownFigures ReadDrawdown() => _drawdown.Read();

    public EquityCurve ReadCurve()
    {
        var points = ImmutableArray.CreateBuilder<EquityPoint>();
        for (var i = 0; i < _buckets.Count; i++)
        {
            _buckets[i].AppendTo(points);
        }

        return new(_startBalance.Currency, points.DrainToImmutable());
    }

    private void Sample(Timestamp time, decimal equity)
    {
        var mark = new EquityMark(_sequence++, new(time, equity, _drawdown.Peak));
        ref var bucket = ref _buckets.At(time, out var isNew);
        if (isNew)
        {
            bucket = new(mark);
        }
        else
        {
            bucket.Add(mark);
        }
    }
}
