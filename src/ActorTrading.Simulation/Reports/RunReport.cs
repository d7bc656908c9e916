using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// Everything that a run has to say, ready to be written. The writers add nothing: the same report gives the same
/// bytes.
/// </summary>
public sealed record RunReport
{
    public required string Title { get; init; }

    public required string ProductVersion { get; init; }

    public required PerformanceMetrics Metrics { get; init; }

    public required EquityCurve Equity { get; init; }

    /// <summary>The series from which the metrics were worked out.</summary>
    public required DailySeries Daily { get; init; }

    public required RunFingerprint Fingerprint { get; init; }

    /// <summary>What the run was asked to do, in the order in which to show it.</summary>
    public ImmutableArray<ReportParameter> Parameters { get; init; } = [];

    public ImmutableArray<DataSource> Data { get; init; } = [];

    /// <summary>One per file and code.</summary>
    public ImmutableArray<FindingSummary> Findings { get; init; } = [];

    public ImmutableArray<PriceChart> Prices { get; init; } = [];

    /// <summary>Closed trades, oldest first. The page shows the latest of them, <c>trades.csv</c> all.</summary>
    public ImmutableArray<TradeOutcome> Trades { get; init; } = [];

    public ImmutableArray<RuleActivity> Rules { get; init; } = [];

    public ImmutableArray<DenialSummary> Denials { get; init; } = [];

    /// <summary>At the end of the run, marked at the last price.</summary>
    public ImmutableArray<PositionView> OpenPositions { get; init; } = [];

    /// <summary>Null to leave out of the files what differs between two identical runs.</summary>
    public RunPace? Pace { get; init; }
}
