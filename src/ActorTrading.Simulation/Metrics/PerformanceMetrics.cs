using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>Everything measured about a run. Money is exact; ratios are statistics.</summary>
public sealed record PerformanceMetrics
{
    public required MetricConvention Convention { get; init; }

    /// <summary>Days per year by which this convention annualised.</summary>
    public required int DaysPerYear { get; init; }

    public required Timestamp FirstTime { get; init; }

    public required Timestamp LastTime { get; init; }

    public required Amount StartBalance { get; init; }

    public required Amount FinalBalance { get; init; }

    /// <summary>Final over start balance, less one.</summary>
    public required double TotalReturn { get; init; }

    public required RiskFigures Ratios { get; init; }

    /// <summary>On daily closes, so that it compares with what other engines print.</summary>
    public required DrawdownFigures Drawdown { get; init; }

    /// <summary>On every mark, and so at least as deep; null where only daily closes were known.</summary>
    public DrawdownFigures? DrawdownOfEveryMark { get; init; }

    public required TradeFigures Trades { get; init; }

    public required DayFigures Days { get; init; }

    public required ActivityFigures Activity { get; init; }

    public required Breakdowns Breakdowns { get; init; }

    public required ImmutableArray<MonthlyReturn> Months { get; init; }

    /// <summary>Why the figures deserve less trust than their digits suggest.</summary>
    public required ImmutableArray<SampleWarning> Warnings { get; init; }

    public Amount Profit => FinalBalance - StartBalance;

    /// <exception cref="ArgumentOutOfRangeException">The start balance is not positive, or the last time is before
    /// the first.</exception>
    public static PerformanceMetrics Compute(
        PerformanceInput input,
        MetricConvention convention = MetricConvention.Standard,
        MetricOptions? options = null) =>
        PerformanceComputation.Run(input, convention, options ?? MetricOptions.Default);
}
