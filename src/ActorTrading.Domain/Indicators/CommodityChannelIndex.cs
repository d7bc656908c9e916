using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>cci</c>: <c>(typical - mean) / (0.015 * mean deviation)</c> over the typical prices <c>(high + low + close) /
/// 3</c> of the last <c>period</c> bars, where the mean deviation is the mean distance from their mean. Zero when all
/// are equal.
/// Warm-up: <c>period</c> updates.
/// Source: Donald Lambert, Commodity Channel Index: Tool for Trading Cyclic Trends, Commodities, October 1980.
/// </summary>
/// <remarks>
/// The one indicator whose update looks at its whole window: the mean moves under every distance, for which no rolling
/// form in constant time is known.
/// </remarks>
public sealed class CommodityChannelIndex(int period) : Indicator
{
    /// <summary>Lambert's constant, which puts about three quarters of random values between -100 and 100.</summary>
    private const double Scale = 0.015;

    /// <summary>Prices that differ by less than this fraction differ by the rounding of their thirds only.</summary>
    private const double Rounding = 1e-13;

    private RollingSum _typical = new(period);
    private double _value = double.NaN;

    public override int WarmUp => _typical.Length;

    public override bool IsReady => _typical.IsFull;

    public override double Value => _value;

    public override void Update(in IndicatorInput input)
    {
        var typical = TypicalPrice.Of(input);
        _typical.Add(typical);
        if (IsReady)
        {
            _value = Distance(typical);
        }
    }

    private double Distance(double typical)
    {
        var window = _typical.Window;
        var (mean, distances) = (_typical.Mean, 0.0);
        var (low, high) = (typical, typical);
        foreach (var value in window)
        {
            distances += Math.Abs(value - mean);
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return high - low <= Rounding * high ? 0 : (typical - mean) / (Scale * distances / window.Length);
    }
}
