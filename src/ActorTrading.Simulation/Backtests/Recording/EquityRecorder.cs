using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Marks equity at every bar close, and at most once per interval of event time where ticks come. Of several events of
/// one time the mark is what the last of them leaves, so that bars which close together do not look like a drawdown.
/// </summary>
internal sealed class EquityRecorder
{
    private readonly EquityTotal _total;
    private readonly TimeSpan _every;
    private readonly Currency _currency;
    private Timestamp _now;
    private Timestamp _pendingAt;
    private decimal _pending;
    private bool _isPending;
    private long _dueAt;

    public EquityRecorder(EquityTotal total, Timestamp start, Amount startBalance, TimeSpan every)
    {
        (_total, _every, _currency, _now) = (total, every, startBalance.Currency, start);
        Curve = new EquitySampler(start, startBalance);
        Exposure = new ExposureMeter(start);
    }

    public EquitySampler Curve { get; }

    public ExposureMeter Exposure { get; }

    /// <summary>From this time on an event between bar closes is worth a call, in ticks.</summary>
    public long NextTicks { get; private set; }

    /// <summary>Prices are as this event leaves them.</summary>
    public void OnPrices(Timestamp time, bool isBarClose)
    {
        Flush(time);
        if (isBarClose || _isPending || time.Ticks >= _dueAt)
        {
            Mark(time);
        }

        // A mark is final with the first event of a later time, so that one must come here.
        NextTicks = _isPending ? _pendingAt.Ticks : _dueAt;
    }

    /// <summary>What is held has changed: exposure is another from here on, whether or not a mark is due.</summary>
    public void OnBooks(Timestamp time)
    {
        var (equity, notional) = _total.Read();
        MarkExposure(time, equity, notional);
    }

    /// <summary>The last mark, at the prices and books with which the run ends.</summary>
    public void Complete(Timestamp end)
    {
        Flush(end);
        Mark(end);
        Flush(Timestamp.MaxValue);
    }

    private void Mark(Timestamp time)
    {
        var (equity, notional) = _total.Read();
        (_pending, _pendingAt, _isPending) = (equity, time, true);
        _dueAt = (time + _every).Ticks;
        MarkExposure(time, equity, notional);
    }

    private void MarkExposure(Timestamp time, decimal equity, decimal notional)
    {
        _now = time > _now ? time : _now;
        Exposure.Mark(_now, new(equity, _currency), new(notional, _currency));
    }

    private void Flush(Timestamp time)
    {
        if (_isPending && time > _pendingAt)
        {
            Curve.Mark(_pendingAt, new(_pending, _currency));
            _isPending = false;
        }
    }
}
