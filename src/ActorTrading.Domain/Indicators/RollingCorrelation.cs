using ActorTrading.Domain.Indicators.Rolling;

namespace ActorTrading.Domain.Indicators;

/// <summary>
/// Pearson's correlation of two series over the last <c>period</c> pairs, between -1 and 1. Feed it returns rather than
/// prices: two prices that both rise are correlated for no other reason. Where one series did not move at all in the
/// window there is no correlation: not a number. Warm-up: <c>period</c> updates.
/// Source: Karl Pearson, Regression, Heredity and Panmixia, 1896; brought forward as in Welford (1962).
/// </summary>
public sealed class RollingCorrelation
{
    private RollingCovariance _pairs;

    /// <param name="period">At least two: any two different pairs lie on a line.</param>
    public RollingCorrelation(int period) => _pairs = new(period);

    public int WarmUp => _pairs.Length;

    public bool IsReady => _pairs.IsFull;

    public double Value => IsReady ? Math.Clamp(_pairs.Correlation, -1, 1) : double.NaN;

    public void Update(double x, double y) => _pairs.Add(x, y);
}
