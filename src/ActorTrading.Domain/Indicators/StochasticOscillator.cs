using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>stochastic</c>: where the close lies between the lowest low and the highest high of the last <c>period</c> bars,
/// 0 to 100, and 50 where they are equal. <c>k</c> is the plain mean of the last <c>smooth_k</c> of these, <c>d</c> the
/// plain mean of the last <c>smooth_d</c> values of <c>k</c>. The defaults 14, 1, 3 are Lane's fast stochastic; 14, 3,
/// 3 is the slow one. Warm-up of both outputs: <c>period + smooth_k + smooth_d - 2</c> updates.
/// Source: George C. Lane, Lane's Stochastics, Technical Analysis of Stocks and Commodities, 1984.
/// </summary>
public sealed class StochasticOscillator(int period, int smoothK, int smoothD) : Indicator
{
    private const double NoRange = 50;

    private RollingMaximum _highs = new(period);
    private RollingMaximum _negatedLows = new(period);
    private RollingSum _k = new(smoothK);
    private RollingSum _d = new(smoothD);

    public override int WarmUp { get; } = period + smoothK + smoothD - 2;

    public override bool IsReady => _d.IsFull;

    /// <summary>The output k.</summary>
    public override double Value => IsReady ? _k.Mean : double.NaN;

    public double D => _d.Mean;

    public override double Output(int index) => index == 1 ? D : base.Output(index);

    public override void Update(in IndicatorInput input)
    {
        _highs.Add(input.High);
        _negatedLows.Add(-input.Low);
        if (!_highs.IsFull)
        {
            return;
        }

        var low = -_negatedLows.Maximum;
        var range = _highs.Maximum - low;
        _k.Add(range == 0 ? NoRange : 100 * (input.Close - low) / range);
        if (_k.IsFull)
        {
            _d.Add(_k.Mean);
        }
    }
}
