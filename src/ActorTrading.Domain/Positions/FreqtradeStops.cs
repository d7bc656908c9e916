using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// The stop settings of freqtrade as an exit plan: <c>stoploss</c>, <c>trailing_stop</c>,
/// <c>trailing_stop_positive</c>, <c>trailing_stop_positive_offset</c> and <c>trailing_only_offset_is_reached</c>
/// (its documentation, page "Stoploss").
/// </summary>
/// <remarks>
/// Ratios are of the price, for a leverage of one. There the positive trail begins when the profit exceeds the
/// offset; here when it reaches it.
/// </remarks>
public sealed record FreqtradeStops
{
    private const decimal PointsPerWhole = 100m;

    /// <summary>As written there, negative: minus 0.1 is ten per cent below the entry.</summary>
    public required decimal Stoploss { get; init; }

    public bool TrailingStop { get; init; }

    public decimal? TrailingStopPositive { get; init; }

    public decimal TrailingStopPositiveOffset { get; init; }

    public bool TrailingOnlyOffsetIsReached { get; init; }

    public ExitPlan ToExitPlan()
    {
        var loss = new TrailDistance(Math.Abs(Stoploss), TrailUnit.Ratio);
        var activated = TrailingStopPositive is { } positive ? new TrailDistance(positive, TrailUnit.Ratio) : loss;
        TrailDistance? always = TrailingOnlyOffsetIsReached ? null : loss;
        return new()
        {
            StopLossPercentage = loss.Value * PointsPerWhole,
            Trailing = TrailingStop ? new(always, TrailingStopPositiveOffset * PointsPerWhole, activated) : null,
        };
    }
}
