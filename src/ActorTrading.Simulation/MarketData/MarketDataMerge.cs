using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Merges sources into one stream in order of event time. Ties are broken by kind, then by the order of the sources,
/// then by the order within a source, so that the same sources always give the same stream.
/// </summary>
/// <remarks>
/// Kinds at one time: mark, funding, bar, depth, quote, trade. Funding is due on the mark of its moment and on what was
/// held before it; a bar tells of the time up to its close, whereas a tick of that same time begins the next. A binary
/// heap of sources: a step costs the logarithm of their number, and with one source next to nothing.
/// </remarks>
public sealed class MarketDataMerge : IMarketDataSource
{
    private readonly IMarketDataSource[] _sources;
    private readonly DataPeriod _period;
    private readonly int[] _heap;
    private int _count;
    private bool _isStarted;

    /// <param name="sources">Disposed of with the merge.</param>
    /// <param name="period">What is read; see <see cref="DataPeriod"/>.</param>
    public MarketDataMerge(IEnumerable<IMarketDataSource> sources, DataPeriod period)
    {
        _sources = [.. sources];
        _period = period;
        _heap = new int[_sources.Length];
    }

    public ref readonly MarketEvent Current => ref _sources[_heap[0]].Current;

    /// <summary>Whether the current event is before the period and serves to warm indicators up only.</summary>
    public bool IsWarmUp => _period.From is { } from && Current.Time < from;

    public bool MoveNext()
    {
        if (!_isStarted)
        {
            Start();
        }
        else if (_count > 0)
        {
            Advance();
        }

        if (_count > 0 && Current.Time > _period.ReadTo)
        {
            _count = 0;
        }

        return _count > 0;
    }

    public void Dispose()
    {
        foreach (var source in _sources)
        {
            source.Dispose();
        }
    }

    private void Start()
    {
        _isStarted = true;
        for (var source = 0; source < _sources.Length; source++)
        {
            if (SkipTo(_sources[source], _period.ReadFrom))
            {
                _heap[_count++] = source;
            }
        }

        for (var parent = (_count / 2) - 1; parent >= 0; parent--)
        {
            SiftDown(parent);
        }
    }

    private static bool SkipTo(IMarketDataSource source, Timestamp from)
    {
        while (source.MoveNext())
        {
            if (source.Current.Time >= from)
            {
                return true;
            }
        }

        return false;
    }

    private void Advance()
    {
        if (!_sources[_heap[0]].MoveNext())
        {
            _heap[0] = _heap[--_count];
        }

        SiftDown(0);
    }

    private void SiftDown(int parent)
    {
        while (true)
        {
            var child = (2 * parent) + 1;
            if (child >= _count)
            {
                return;
            }

            if (child + 1 < _count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], _heap[parent]))
            {
                return;
            }

            (_heap[parent], _heap[child]) = (_heap[child], _heap[parent]);
            parent = child;
        }
    }

    private bool IsBefore(int left, int right)
    {
        ref readonly var first = ref _sources[left].Current;
        ref readonly var second = ref _sources[right].Current;
        if (first.Time != second.Time)
        {
            return first.Time < second.Time;
        }

        var rank = RankOf(first.Kind) - RankOf(second.Kind);
        return rank != 0 ? rank < 0 : left < right;
    }

    private static int RankOf(MarketEventKind kind) => kind switch
    {
        MarketEventKind.Mark => 0,
        MarketEventKind.Funding => 1,
        MarketEventKind.Bar => 2,
        MarketEventKind.Depth => 3,
        MarketEventKind.Quote => 4,
        _ => 5,
    };
}
