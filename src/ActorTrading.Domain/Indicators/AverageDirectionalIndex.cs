using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>adx</c>: how strongly the price trends, 0 to 100, whatever the direction. From one bar to the next the plus
/// movement is <c>high - previous high</c> and the minus movement <c>previous low - low</c>; only the larger counts, if
/// positive. <c>plus_di</c> and <c>minus_di</c> are 100 times Wilder's average of each, divided by Wilder's average of
/// the true range; <c>dx = 100 * |plus_di - minus_di| / (plus_di + minus_di)</c>; the value is Wilder's average of
/// <c>dx</c>. Without any movement all are zero. Warm-up of all three outputs: <c>2 * period</c> updates.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, section V.
/// </summary>
public sealed class AverageDirectionalIndex(int period) : Indicator
{
    private RecursiveAverage _plus = RecursiveAverage.Wilder(period);
    private RecursiveAverage _minus = RecursiveAverage.Wilder(period);
    private RecursiveAverage _range = RecursiveAverage.Wilder(period);
    private RecursiveAverage _index = RecursiveAverage.Wilder(period);
    private IndicatorInput _previous;
    private bool _hasPrevious;

    public override int WarmUp { get; } = 2 * period;

    public override bool IsReady => _index.IsReady;

    public override double Value => _index.Value;

    public double PlusIndicator => IsReady ? PercentOf(_plus.Value, _range.Value) : double.NaN;

    public double MinusIndicator => IsReady ? PercentOf(_minus.Value, _range.Value) : double.NaN;

    public override double Output(int index) => index switch
    {
        1 => PlusIndicator,
        2 => MinusIndicator,
        _ => base.Output(index),
    };

    public override void Update(in IndicatorInput input)
    {
        if (_hasPrevious)
        {
            Compare(input);
        }

        _previous = input;
        _hasPrevious = true;
    }

    private void Compare(in IndicatorInput bar)
    {
        var up = bar.High - _previous.High;
        var down = _previous.Low - bar.Low;
        _plus.AddOrVanish(up > down && up > 0 ? up : 0);
        _minus.AddOrVanish(down > up && down > 0 ? down : 0);
        _range.AddOrVanish(TrueRange.Of(bar, _previous.Close));
        if (_range.IsReady)
        {
            _index.AddOrVanish(PercentOf(Math.Abs(_plus.Value - _minus.Value), _plus.Value + _minus.Value));
        }
    }

    private static double PercentOf(double part, double whole) =>
        whole < RecursiveAverage.Standstill ? 0 : 100 * part / whole;
}
