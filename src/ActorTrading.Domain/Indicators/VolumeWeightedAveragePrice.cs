using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>vwap</c>: the sum of typical price times volume over the last <c>period</c> bars or ticks, divided by the sum of
/// their volumes; the typical price is <c>(high + low + close) / 3</c>. It rolls, since a market that never closes has
/// no session to begin anew with. A window without volume has no such price: not a number. Warm-up: <c>period</c>
/// updates.
/// Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE, Journal of Finance, 1988.
/// </summary>
public sealed class VolumeWeightedAveragePrice(int period) : Indicator
{
    private RollingSum _turnover = new(period);
    private RollingSum _volume = new(period);

    public override int WarmUp => _volume.Length;

    public override bool IsReady => _volume.IsFull;

    public override double Value => IsReady ? _turnover.Sum / _volume.Sum : double.NaN;

    public override void Update(in IndicatorInput input)
    {
        _turnover.Add(TypicalPrice.Of(input) * input.Volume);
        _volume.Add(input.Volume);
    }
}
