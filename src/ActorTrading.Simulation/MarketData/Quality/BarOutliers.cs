using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>Drops or repairs bars with outlying prices, as <see cref="DataPolicy"/> says.</summary>
internal sealed class BarOutliers(RowReporter reporter, DataPolicy policy, decimal typicalPrice)
{
    private readonly OutlierFilter _filter = new(policy, typicalPrice);

    /// <summary>False where the bar is not to be traded on; otherwise the values are sound or repaired.</summary>
    public bool TryAccept(Timestamp opened, ref OhlcvValues values)
    {
        // A sound low and high leave no room for a wild open or close.
        if (_filter.IsWild(values.Low) || _filter.IsWild(values.High))
        {
            return AcceptWild(opened, ref values);
        }

        _filter.Judge(values.Close);
        return true;
    }

    private bool AcceptWild(Timestamp opened, ref OhlcvValues values)
    {
        // Judging the close may renew the reference, so everything that depends on the old one comes first.
        var reference = _filter.Reference;
        var repaired = Repair(values);
        var verdict = _filter.Judge(values.Close);
        if (verdict == OutlierVerdict.NewLevel)
        {
            reporter.Warn(
                DataFindingCodes.LevelShift,
                opened,
                $"{policy.LevelShiftAfter} closes in a row are near {values.Close}, far from {reference}: taken as the "
                    + "new level from here on.");
            return true;
        }

        if (policy.KeepOutliers)
        {
            reporter.Warn(
                DataFindingCodes.OutlierKept, opened, $"{Describe(values, reference)} It is kept as it is, as asked.");
            return true;
        }

        return verdict == OutlierVerdict.Outlier
            ? Drop(opened, values, reference)
            : Mend(opened, ref values, repaired, reference);
    }

    private bool Drop(Timestamp opened, in OhlcvValues values, decimal reference)
    {
        reporter.Warn(
            DataFindingCodes.OutlierDropped,
            opened,
            $"{Describe(values, reference)} The close is among them: the bar does not trade.");
        return false;
    }

    private bool Mend(Timestamp opened, ref OhlcvValues values, in OhlcvValues repaired, decimal reference)
    {
        reporter.Warn(
            DataFindingCodes.OutlierRepaired,
            opened,
            $"{Describe(values, reference)} Taken as open {repaired.Open}, high {repaired.High}, low {repaired.Low}, "
                + $"close {repaired.Close}.");
        values = repaired;
        return true;
    }

    private OhlcvValues Repair(in OhlcvValues values)
    {
        var open = _filter.IsWild(values.Open) ? _filter.LastAccepted : values.Open;
        var high = Math.Max(open, _filter.IsWild(values.High) ? values.Close : values.High);
        var low = Math.Min(open, _filter.IsWild(values.Low) ? values.Close : values.Low);
        return values with { Open = open, High = high, Low = low };
    }

    private string Describe(in OhlcvValues values, decimal reference) =>
        $"The bar open {values.Open}, high {values.High}, low {values.Low}, close {values.Close} holds prices more "
            + "than "
        + $"{policy.OutlierFactor} times away from {reference}, the median of the last closes.";
}
