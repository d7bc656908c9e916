using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>rsi</c>: <c>100 * gain / (gain + loss)</c>, where gain and loss are Wilder's averages of the rises and of the
/// falls (as positive numbers) from close to close; the same as <c>100 - 100 / (1 + gain / loss)</c>. Between 0 and
/// 100; 50 while no close has ever differed from the one before, or none has for an age. Warm-up: <c>period + 1</c>
/// updates.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, section VI.
/// </summary>
public sealed class RelativeStrengthIndex(int period) : Indicator
{
    private const double Neutral = 50;

    private RecursiveAverage _gain = RecursiveAverage.Wilder(period);
    private RecursiveAverage _loss = RecursiveAverage.Wilder(period);
    private double _close = double.NaN;

    public override int WarmUp { get; } = period + 1;

    public override bool IsReady => _gain.IsReady;

    public override double Value
    {
        get
        {
            var movement = _gain.Value + _loss.Value;
            return movement < RecursiveAverage.Standstill ? Neutral : 100 * _gain.Value / movement;
        }
    }

    public override void Update(in IndicatorInput input)
    {
        var change = input.Close - _close;
        _close = input.Close;
        if (double.IsNaN(change))
        {
            return;
        }

        var rise = double.MaxNative(change, 0);
        _gain.AddOrVanish(rise);
        _loss.AddOrVanish(rise - change);
    }
}
