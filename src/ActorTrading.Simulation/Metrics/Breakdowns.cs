using System.Collections.Immutable;

namespace ActorTrading.Simulation.Metrics;

/// <summary>Closed trades by what they have in common. Months and weekdays are those of the close, in order; the rest
/// by key.</summary>
public sealed record Breakdowns
{
    public required ImmutableArray<BreakdownRow> BySymbol { get; init; }

    /// <summary>Trades that no rule opened are under <c>(none)</c>.</summary>
    public required ImmutableArray<BreakdownRow> ByEntryRule { get; init; }

    /// <summary>In snake case: <c>stop_loss</c>.</summary>
    public required ImmutableArray<BreakdownRow> ByExitReason { get; init; }

    /// <summary>Keys are <c>2026-01</c>.</summary>
    public required ImmutableArray<BreakdownRow> ByMonth { get; init; }

    public required ImmutableArray<BreakdownRow> ByWeekday { get; init; }
}
