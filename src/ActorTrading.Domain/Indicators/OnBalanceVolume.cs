namespace ActorTrading.Domain.Indicators;

/// <summary>
/// <c>obv</c>: a running total that adds the volume of each bar that closes above the one before and takes away that of
/// each that closes below. It begins at zero with the first bar, so only its changes mean something.
/// Warm-up: one update. Source: Joseph Granville, New Key to Stock Market Profits, 1963.
/// </summary>
public sealed class OnBalanceVolume : Indicator
{
    private double _close = double.NaN;
    private double _total;
    private double _lost;

    public override int WarmUp => 1;

    public override bool IsReady => !double.IsNaN(_close);

    public override double Value => IsReady ? _total : double.NaN;

    public override void Update(in IndicatorInput input)
    {
        if (input.Close > _close)
        {
            Add(input.Volume);
        }
        else if (input.Close < _close)
        {
            Add(-input.Volume);
        }

        _close = input.Close;
    }

    /// <summary>Compensated after Kahan (1965), since this total is never taken anew.</summary>
    private void Add(double volume)
    {
        var compensated = volume - _lost;
        var total = _total + compensated;
        _lost = total - _total - compensated;
        _total = total;
    }
}
