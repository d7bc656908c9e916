using System.Collections.Immutable;

namespace ActorTrading.Simulation.Metrics;

/// <summary>A point and its place in the stream, which tells points of one time apart.</summary>
internal readonly record struct EquityMark(long Sequence, EquityPoint Point);

/// <summary>The marks of one interval that a picture cannot do without.</summary>
internal struct EquityBucket(EquityMark mark) : IBucket<EquityBucket>
{
    private readonly EquityMark _first = mark;
    private EquityMark _last = mark;
    private EquityMark _lowest = mark;
    private EquityMark _highest = mark;
    private EquityMark _deepest = mark;

    public static EquityBucket Merge(in EquityBucket earlier, in EquityBucket later)
    {
        var merged = earlier;
        merged._last = later._last;
        merged.Widen(later._lowest);
        merged.Widen(later._highest);
        merged.Widen(later._deepest);
        return merged;
    }

    public void Add(in EquityMark mark)
    {
        _last = mark;
        Widen(mark);
    }

    public readonly void AppendTo(ImmutableArray<EquityPoint>.Builder points)
    {
        Span<EquityMark> marks = [_first, _lowest, _highest, _deepest, _last];
        marks.Sort(static (left, right) => left.Sequence.CompareTo(right.Sequence));
        var previous = -1L;
        foreach (var kept in marks)
        {
            if (kept.Sequence != previous)
            {
                points.Add(kept.Point);
                previous = kept.Sequence;
            }
        }
    }

    private void Widen(in EquityMark mark)
    {
        if (mark.Point.Equity < _lowest.Point.Equity)
        {
            _lowest = mark;
        }

        if (mark.Point.Equity > _highest.Point.Equity)
        {
            _highest = mark;
        }

        if (IsDeeper(mark.Point, _deepest.Point))
        {
            _deepest = mark;
        }
    }

    // Under one peak the lower equity is the deeper, which spares the division on nearly every mark.
    private static bool IsDeeper(in EquityPoint point, in EquityPoint than) =>
        point.Peak == than.Peak ? point.Equity < than.Equity : point.Drawdown > than.Drawdown;
}
