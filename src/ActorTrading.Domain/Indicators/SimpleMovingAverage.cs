using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>sma</c>: the plain mean of the last <c>period</c> closes. Warm-up: <c>period</c> updates.
/// </summary>
public sealed class SimpleMovingAverage(int period) : Indicator
{
    private RollingSum _closes = new(period);

    public override int WarmUp => _closes.Length;

    public override bool IsReady => _closes.IsFull;

    public override double Value => _closes.Mean;

    public override void Update(in IndicatorInput input) => _closes.Add(input.Close);
}
