using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// A step of a return-on-investment table: from this age on, a profit above the ratio closes the position.
/// </summary>
/// <param name="After">Age of the position.</param>
/// <param name="ProfitRatio">Strictly greater closes; minus one closes at that age whatever the profit.</param>
public readonly record struct RoiStep(TimeSpan After, decimal ProfitRatio);

/// <summary>
/// The exits that are attached to a position when an order opens it. Percentages are of the average entry price and
/// positive. A stop never loosens.
/// </summary>
public sealed record ExitPlan
{
    public static ExitPlan None { get; } = new();

    public decimal? StopLossPercentage { get; init; }

    public decimal? TakeProfitPercentage { get; init; }

    public TrailingExit? Trailing { get; init; }

    /// <summary>Steps by rising age; empty for none.</summary>
    public ImmutableArray<RoiStep> RoiTable { get; init; } = [];

    /// <summary>Closes the position when it is this old.</summary>
    public TimeSpan? TimeExit { get; init; }

    public bool IsEmpty =>
        StopLossPercentage is null
            && TakeProfitPercentage is null
            && Trailing is null
            && RoiTable.IsEmpty
            && TimeExit is null;

    public bool Equals(ExitPlan? other) =>
        other is not null
        && StopLossPercentage == other.StopLossPercentage
        && TakeProfitPercentage == other.TakeProfitPercentage
        && Trailing == other.Trailing && TimeExit == other.TimeExit && RoiTable.SequenceEqual(other.RoiTable);

    public override int GetHashCode() =>
        HashCode.Combine(StopLossPercentage, TakeProfitPercentage, Trailing, TimeExit, RoiTable.Length);
}

/// <summary>
/// A trailing exit before the entry price is known; it becomes a <see cref="TrailingStop"/> when the position opens.
/// </summary>
/// <param name="Distance">The trail from the start; null for none until the offset is reached.</param>
/// <param name="OffsetPercentage">
/// Profit in per cent at which <paramref name="ActivatedDistance"/> takes over; zero for at once.
/// </param>
/// <param name="ActivatedDistance">The trail from then on.</param>
public sealed record TrailingExit(TrailDistance? Distance, decimal OffsetPercentage, TrailDistance ActivatedDistance);
