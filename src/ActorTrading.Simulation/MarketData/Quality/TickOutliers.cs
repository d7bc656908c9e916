using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>
/// Drops trades, quotes and closes of quote bars with outlying prices, as <see cref="DataPolicy"/> says.
/// </summary>
internal sealed class TickOutliers(RowReporter reporter, DataPolicy policy, decimal typicalPrice)
{
    private readonly OutlierFilter _filter = new(policy, typicalPrice);

    public bool IsWild(decimal price) => _filter.IsWild(price);

    public bool TryAccept(Timestamp time, decimal price)
    {
        var reference = _filter.Reference;
        var verdict = _filter.Judge(price);
        return verdict == OutlierVerdict.Sound || AcceptWild(time, verdict, price, reference);
    }

    /// <summary>Both sides of a quote must be sound; the bid moves the reference.</summary>
    public bool TryAccept(Timestamp time, decimal bid, decimal ask)
    {
        var isAskWild = _filter.IsWild(ask);
        var reference = _filter.Reference;
        var verdict = _filter.Judge(bid);
        return verdict switch
        {
            OutlierVerdict.Sound => !isAskWild || AcceptWild(time, OutlierVerdict.Outlier, ask, reference),
            _ => AcceptWild(time, verdict, bid, reference),
        };
    }

    private bool AcceptWild(Timestamp time, OutlierVerdict verdict, decimal price, decimal reference)
    {
        if (verdict == OutlierVerdict.NewLevel)
        {
            reporter.Warn(
                DataFindingCodes.LevelShift,
                time,
                $"{policy.LevelShiftAfter} prices in a row are near {price}, far from {reference}: taken as the new "
                    + "level from here on.");
            return true;
        }

        var code = policy.KeepOutliers ? DataFindingCodes.OutlierKept : DataFindingCodes.OutlierDropped;
        var fate = policy.KeepOutliers ? "It is kept as it is, as asked." : "It does not trade.";
        reporter.Warn(
            code,
            time,
            $"The price {price} is more than {policy.OutlierFactor} times away from {reference}, the median of the "
                + $"last ones. {fate}");
        return policy.KeepOutliers;
    }
}
