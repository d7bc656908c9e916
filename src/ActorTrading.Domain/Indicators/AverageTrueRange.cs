using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>atr</c>: Wilder's average of the true range <c>max(high, previous close) - min(low, previous close)</c>, in the
/// unit of the price. The first bar has no previous close and counts with <c>high - low</c>. Zero on a flat series.
/// Warm-up: <c>period</c> updates.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, section III.
/// </summary>
public sealed class AverageTrueRange(int period) : Indicator
{
    private RecursiveAverage _average = RecursiveAverage.Wilder(period);
    private double _close = double.NaN;

    public override int WarmUp { get; } = period;

    public override bool IsReady => _average.IsReady;

    public override double Value => _average.Value;

    public override void Update(in IndicatorInput input)
    {
        _average.AddOrVanish(TrueRange.Of(input, double.IsNaN(_close) ? input.Close : _close));
        _close = input.Close;
    }
}
