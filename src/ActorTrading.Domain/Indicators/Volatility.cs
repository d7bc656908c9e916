using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>volatility</c>: the sample standard deviation (divisor <c>period - 1</c>) of the last <c>period</c> logarithmic
/// returns <c>ln(close / previous close)</c>. A fraction per bar, not annualised: <see cref="Annualisation"/> does
/// that. Zero on a flat series. Warm-up: <c>period + 1</c> updates.
/// </summary>
public sealed class Volatility(int period) : Indicator
{
    private RollingVariance _returns = new(period);
    private double _close = double.NaN;

    public override int WarmUp { get; } = period + 1;

    public override bool IsReady => _returns.IsFull;

    public override double Value => _returns.SampleDeviation;

    public override void Update(in IndicatorInput input)
    {
        if (!double.IsNaN(_close))
        {
            _returns.Add(Math.Log(input.Close / _close));
        }

        _close = input.Close;
    }
}
