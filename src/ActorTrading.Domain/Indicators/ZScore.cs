using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>zscore</c>: how many population standard deviations (divisor <c>period</c>) the close lies above the mean of the
/// last <c>period</c> closes, itself among them; the same yardstick as <see cref="BollingerBands"/>. Zero when all
/// closes are equal. Warm-up: <c>period</c> updates.
/// </summary>
public sealed class ZScore(int period) : Indicator
{
    private RollingVariance _closes = new(period);
    private double _close;

    public override int WarmUp { get; } = period;

    public override bool IsReady => _closes.IsFull;

    public override double Value
    {
        get
        {
            var deviation = _closes.PopulationDeviation;
            return deviation == 0 ? 0 : (_close - _closes.Mean) / deviation;
        }
    }

    public override void Update(in IndicatorInput input)
    {
        _close = input.Close;
        _closes.Add(input.Close);
    }
}
