using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// Follows the peak of equity and the deepest fall from it. Exact, constant memory; on the quiet path two comparisons.
/// </summary>
public sealed class DrawdownTracker
{
    private readonly Currency _currency;
    private Timestamp _peakAt;
    private Timestamp _lastAt;
    private decimal _last;
    private decimal _trough;
    private double _depth;
    private decimal _money;
    private decimal _largestMoney;
    private Timestamp? _deepestPeakAt;
    private Timestamp? _deepestTroughAt;
    private Timestamp? _recoveredAt;
    private bool _deepestIsOpen;
    private TimeSpan _longestUnderwater;

    /// <exception cref="ArgumentOutOfRangeException">The start balance is not positive.</exception>
    public DrawdownTracker(Timestamp start, Amount startBalance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(startBalance.Value, nameof(startBalance));
        _currency = startBalance.Currency;
        _peakAt = _lastAt = start;
        Peak = _trough = _last = startBalance.Value;
    }

    /// <summary>The highest equity so far.</summary>
    public decimal Peak { get; private set; }

    /// <exception cref="ArgumentOutOfRangeException">The time is before the last one.</exception>
    public void Mark(Timestamp time, decimal equity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time.Ticks, _lastAt.Ticks, nameof(time));
        _lastAt = time;
        _last = equity;
        if (equity >= Peak)
        {
            Recover(time, equity);
        }
        else if (equity < _trough)
        {
            Deepen(time, equity);
        }
    }

    public DrawdownFigures Read() => new()
    {
        Depth = _depth,
        Money = new(_money, _currency),
        LargestMoney = new(_largestMoney, _currency),
        PeakAt = _deepestPeakAt,
        TroughAt = _deepestTroughAt,
        RecoveredAt = _recoveredAt,
        LongestUnderwater = _last < Peak ? Longer(_lastAt) : _longestUnderwater,
        Current = (double)((Peak - _last) / Peak),
    };

    private void Recover(Timestamp time, decimal equity)
    {
        if (_trough < Peak)
        {
            _longestUnderwater = Longer(time);
            _recoveredAt = _deepestIsOpen ? time : _recoveredAt;
            _deepestIsOpen = false;
        }

        _peakAt = time;
        Peak = _trough = equity;
    }

    private void Deepen(Timestamp time, decimal equity)
    {
        _trough = equity;
        var money = Peak - equity;
        _largestMoney = Math.Max(_largestMoney, money);
        var depth = (double)(money / Peak);
        if (depth <= _depth)
        {
            return;
        }

        (_depth, _money) = (depth, money);
        (_deepestPeakAt, _deepestTroughAt, _recoveredAt, _deepestIsOpen) = (_peakAt, time, null, true);
    }

    private TimeSpan Longer(Timestamp time) =>
        time - _peakAt is var span && span > _longestUnderwater ? span : _longestUnderwater;
}
