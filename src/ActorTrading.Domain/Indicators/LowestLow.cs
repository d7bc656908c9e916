using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>lowest</c>: the lowest low of <c>period</c> bars, the newest <c>offset</c> bars left out: with an offset of one a
/// new low is below it. Warm-up: <c>period + offset</c> updates.
/// </summary>
public sealed class LowestLow(int period, int offset) : Indicator
{
    private DelayLine _delay = new(offset);
    private RollingMaximum _negatedLows = new(period);

    public override int WarmUp { get; } = period + offset;

    public override bool IsReady => _negatedLows.IsFull;

    public override double Value => -_negatedLows.Maximum;

    public override void Update(in IndicatorInput input)
    {
        if (_delay.Pass(input.Low, out var low))
        {
            _negatedLows.Add(-low);
        }
    }
}
