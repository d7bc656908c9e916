namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>Lowest and highest price from some moment on.</summary>
internal sealed class PriceRange
{
    public decimal Low { get; private set; } = decimal.MaxValue;

    public decimal High { get; private set; } = decimal.MinValue;

    public bool IsEmpty => High < Low;

    internal int Holders { get; set; }

    internal PriceRange? Earlier { get; set; }

    internal PriceRange? Later { get; set; }

    internal void Widen(decimal low, decimal high)
    {
        Low = Math.Min(Low, low);
        High = Math.Max(High, high);
    }
}

/// <summary>
/// How far a price went since each of many moments. A price costs the same however many moments are watched: only the
/// range since the latest of them takes it in, and a reader puts the later ranges together. There are never more ranges
/// than watchers.
/// </summary>
internal sealed class PriceRanges
{
    private PriceRange? _last;

    /// <summary>Watches from now on. Give it back with <see cref="Close"/>.</summary>
    public PriceRange Open()
    {
        if (_last is not { IsEmpty: true })
        {
            var opened = new PriceRange { Earlier = _last };
            _last?.Later = opened;
            _last = opened;
        }

        _last.Holders++;
        return _last;
    }

    public void Add(decimal low, decimal high) => _last?.Widen(low, high);

    /// <summary>Ends a watch.</summary>
    /// <returns>Lowest and highest price since it began; null where there was none.</returns>
    public (decimal Low, decimal High)? Close(PriceRange from)
    {
        var all = new PriceRange();
        for (var range = from; range is not null; range = range.Later)
        {
            all.Widen(range.Low, range.High);
        }

        if (--from.Holders == 0)
        {
            Remove(from);
        }

        return all.IsEmpty ? null : (all.Low, all.High);
    }

    private void Remove(PriceRange range)
    {
        range.Earlier?.Widen(range.Low, range.High);
        range.Earlier?.Later = range.Later;
        range.Later?.Earlier = range.Earlier;
        if (range == _last)
        {
            _last = range.Earlier;
        }
    }
}
