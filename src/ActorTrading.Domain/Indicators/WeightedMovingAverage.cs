using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>wma</c>: the mean of the last <c>period</c> closes with weights that rise by one from the oldest (1) to the
/// newest (<c>period</c>), divided by <c>period * (period + 1) / 2</c>. Warm-up: <c>period</c> updates.
/// </summary>
public sealed class WeightedMovingAverage : Indicator
{
    private readonly double _weights;
    private readonly int _period;
    private RollingSum _closes;
    private double _weighted;
    private int _untilAnew;

    public WeightedMovingAverage(int period)
    {
        _closes = new(period);
        _period = period;
        _untilAnew = period;
        _weights = period * (period + 1.0) / 2;
    }

    public override int WarmUp => _period;

    public override bool IsReady => _closes.IsFull;

    public override double Value => IsReady ? _weighted / _weights : double.NaN;

    public override void Update(in IndicatorInput input)
    {
        _weighted += (_period * input.Close) - _closes.Sum;
        _closes.Add(input.Close);
        if (--_untilAnew == 0)
        {
            TakeAnew();
        }
    }

    /// <summary>
    /// Once per turn of the ring, when its first element is the oldest close, so that rounding errors do not pile up.
    /// </summary>
    private void TakeAnew()
    {
        _untilAnew = _period;
        _weighted = 0;
        var weight = 0;
        foreach (var close in _closes.Window)
        {
            weight++;
            _weighted += weight * close;
        }
    }
}
