namespace ActorTrading.Simulation.MarketData.Quality;

internal enum OutlierVerdict
{
    Sound,
    Outlier,

    /// <summary>The last of enough outliers that agree: the market has moved, and this price is sound.</summary>
    NewLevel,
}

/// <summary>Judges prices by the rule that <see cref="DataPolicy"/> states.</summary>
/// <remarks>
/// The median is renewed after every few accepted closes rather than each, which keeps the cost of a row down.
/// </remarks>
internal sealed class OutlierFilter
{
    /// <summary>Accepted closes between two renewals of the median.</summary>
    private const int RenewalInterval = 4;

    private readonly DataPolicy _policy;
    private readonly decimal[] _accepted;
    private readonly decimal[] _sorted;
    private readonly decimal[] _pending;
    private int _next;
    private int _untilRenewal = RenewalInterval;
    private int _pendingCount;
    private decimal _lowest;
    private decimal _highest;

    /// <param name="policy">Factor, window and level shift.</param>
    /// <param name="typicalPrice">What the window is filled with at first.</param>
    public OutlierFilter(DataPolicy policy, decimal typicalPrice)
    {
        _policy = policy;
        _accepted = new decimal[policy.OutlierWindow];
        _sorted = new decimal[policy.OutlierWindow];
        _pending = new decimal[policy.LevelShiftAfter];
        Array.Fill(_accepted, typicalPrice);
        LastAccepted = typicalPrice;
        Renew();
    }

    public decimal LastAccepted { get; private set; }

    public decimal Reference { get; private set; }

    public bool IsWild(decimal price) => price < _lowest || price > _highest;

    /// <summary>Judges a close, trade or quote, and takes it into the reference where it is sound.</summary>
    public OutlierVerdict Judge(decimal price)
    {
        if (IsWild(price))
        {
            return JudgeWild(price);
        }

        _pendingCount = 0;
        LastAccepted = price;
        _accepted[_next] = price;
        _next = _next + 1 == _accepted.Length ? 0 : _next + 1;
        if (--_untilRenewal == 0)
        {
            Renew();
        }

        return OutlierVerdict.Sound;
    }

    private OutlierVerdict JudgeWild(decimal price)
    {
        if (_pendingCount > 0 && !Agree(price, _pending[0]))
        {
            _pendingCount = 0;
        }

        _pending[_pendingCount++] = price;
        if (_pendingCount < _pending.Length)
        {
            return OutlierVerdict.Outlier;
        }

        _pendingCount = 0;
        LastAccepted = price;
        Array.Fill(_accepted, price);
        Renew();
        return OutlierVerdict.NewLevel;
    }

    private bool Agree(decimal left, decimal right) =>
        left <= right * _policy.OutlierFactor && right <= left * _policy.OutlierFactor;

    private void Renew()
    {
        _accepted.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        Reference = _sorted[_sorted.Length / 2];
        _lowest = Reference / _policy.OutlierFactor;
        _highest = Reference > decimal.MaxValue / _policy.OutlierFactor
            ? decimal.MaxValue
            : Reference * _policy.OutlierFactor;
        _untilRenewal = RenewalInterval;
    }
}
