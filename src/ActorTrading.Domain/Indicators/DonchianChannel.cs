namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>donchian</c>: the upper band is the highest high, the lower the lowest low of <c>period</c> bars, the middle
/// their mean. The newest <c>offset</c> bars are left out: a close can only break out of a channel with an offset of
/// one or more, or between two bars. Warm-up: <c>period + offset</c> updates.
/// Source: Richard Donchian's four-week rule, 1960.
/// </summary>
public sealed class DonchianChannel(int period, int offset) : Indicator
{
    private readonly HighestHigh _upper = new(period, offset);
    private readonly LowestLow _lower = new(period, offset);

    public override int WarmUp => _upper.WarmUp;

    public override bool IsReady => _upper.IsReady;

    /// <summary>The upper band.</summary>
    public override double Value => _upper.Value;

    public double Lower => _lower.Value;

    public double Middle => (Value + Lower) / 2;

    public override double Output(int index) => index switch
    {
        1 => Lower,
        2 => Middle,
        _ => base.Output(index),
    };

    public override void Update(in IndicatorInput input)
    {
        _upper.Update(input);
        _lower.Update(input);
    }
}
