using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>volume_average</c>: the plain mean of the volumes of the last <c>period</c> bars or ticks. Warm-up: <c>period</c>
/// updates.
/// </summary>
public sealed class VolumeAverage(int period) : Indicator
{
    private RollingSum _volumes = new(period);

    public override int WarmUp => _volumes.Length;

    public override bool IsReady => _volumes.IsFull;

    public override double Value => _volumes.Mean;

    public override void Update(in IndicatorInput input) => _volumes.Add(input.Volume);
}
