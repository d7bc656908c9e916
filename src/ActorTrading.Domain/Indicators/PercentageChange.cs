using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>change</c>: by how many per cent the close lies above the one <c>period</c> updates ago; also known as rate of
/// change.
/// Warm-up: <c>period + 1</c> updates.
/// </summary>
public sealed class PercentageChange(int period) : Indicator
{
    private DelayLine _closes = new(period);
    private double _change = double.NaN;

    public override int WarmUp { get; } = period + 1;

    public override bool IsReady => !double.IsNaN(_change);

    public override double Value => _change;

    public override void Update(in IndicatorInput input)
    {
        if (_closes.Pass(input.Close, out var before))
        {
            _change = 100 * ((input.Close / before) - 1);
        }
    }
}
