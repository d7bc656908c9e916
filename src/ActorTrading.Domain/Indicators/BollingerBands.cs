using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>bollinger</c>: the middle is the mean of the last <c>period</c> closes; upper and lower lie <c>deviations</c>
/// population standard deviations (divisor <c>period</c>) of those closes above and below it.
/// Width is <c>(upper - lower) / middle</c>, a fraction. Percent b is <c>(close - lower) / (upper - lower)</c>:
/// 0 on the lower band, 1 on the upper, and 0.5 when all closes are equal. Warm-up: <c>period</c> updates.
/// Source: John Bollinger, Bollinger on Bollinger Bands, 2001.
/// </summary>
public sealed class BollingerBands(int period, double deviations) : Indicator
{
    private const double OnTheMiddle = 0.5;

    private RollingVariance _closes = new(period);
    private double _close;

    public override int WarmUp { get; } = period;

    public override bool IsReady => _closes.IsFull;

    /// <summary>The middle band.</summary>
    public override double Value => _closes.Mean;

    public double Upper => Value + HalfWidth;

    public double Lower => Value - HalfWidth;

    public double Width => 2 * HalfWidth / Value;

    public double PercentB
    {
        get
        {
            var half = HalfWidth;
            return half == 0 ? OnTheMiddle : OnTheMiddle + ((_close - Value) / (2 * half));
        }
    }

    private double HalfWidth => deviations * _closes.PopulationDeviation;

    public override double Output(int index) => index switch
    {
        1 => Upper,
        2 => Lower,
        3 => Width,
        4 => PercentB,
        _ => base.Output(index),
    };

    public override void Update(in IndicatorInput input)
    {
        _close = input.Close;
        _closes.Add(input.Close);
    }
}
