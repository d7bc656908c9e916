using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>highest</c>: the highest high of <c>period</c> bars, the newest <c>offset</c> bars left out: with an offset of
/// one a new high is above it. Warm-up: <c>period + offset</c> updates.
/// </summary>
public sealed class HighestHigh(int period, int offset) : Indicator
{
    private DelayLine _delay = new(offset);
    private RollingMaximum _highs = new(period);

    public override int WarmUp { get; } = period + offset;

    public override bool IsReady => _highs.IsFull;

    public override double Value => _highs.Maximum;

    public override void Update(in IndicatorInput input)
    {
        if (_delay.Pass(input.High, out var high))
        {
            _highs.Add(high);
        }
    }
}
