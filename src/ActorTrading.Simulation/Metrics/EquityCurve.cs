using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>A mark of equity and the highest mark up to then.</summary>
public readonly record struct EquityPoint(Timestamp Time, decimal Equity, decimal Peak)
{
    /// <summary>How far below the peak, as a fraction.</summary>
    public double Drawdown => (double)((Peak - Equity) / Peak);
}

/// <summary>
/// A bounded picture of all marks: of every interval the first, last, lowest, highest and deepest below the peak.
/// </summary>
public sealed record EquityCurve(Currency Currency, ImmutableArray<EquityPoint> Points);
