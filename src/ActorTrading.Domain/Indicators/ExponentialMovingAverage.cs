using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>ema</c>: <c>ema += 2 / (period + 1) * (close - ema)</c>, begun with the plain mean of the first <c>period</c>
/// closes.
/// Warm-up: <c>period</c> updates; after as many again the beginning still has 14 % of the weight.
/// </summary>
public sealed class ExponentialMovingAverage(int period) : Indicator
{
    private RecursiveAverage _average = RecursiveAverage.Exponential(period);

    public override int WarmUp { get; } = period;

    public override bool IsReady => _average.IsReady;

    public override double Value => _average.Value;

    public override void Update(in IndicatorInput input) => _average.Add(input.Close);
}
