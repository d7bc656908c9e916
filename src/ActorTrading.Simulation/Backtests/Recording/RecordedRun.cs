using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// What a <see cref="RunRecorder"/> saw of a run. Amounts are in the currency of the start balance, over all
/// portfolios.
/// </summary>
public sealed record RecordedRun
{
    /// <summary>Cash of all portfolios at the start.</summary>
    public required Amount StartBalance { get; init; }

    /// <summary>Time of the first event that was traded on.</summary>
    public required Timestamp FirstTime { get; init; }

    public required Timestamp LastTime { get; init; }

    public required DailySeries Daily { get; init; }

    public required EquityCurve Curve { get; init; }

    public required DrawdownFigures Drawdown { get; init; }

    public required ExposureFigures Exposure { get; init; }

    /// <summary>In the order in which they were closed.</summary>
    public required ImmutableArray<TradeOutcome> Trades { get; init; }

    public required ImmutableArray<PriceChart> Prices { get; init; }

    public required ImmutableArray<MarketMove> Market { get; init; }

    /// <summary>At their worth when they were paid.</summary>
    public required Amount Fees { get; init; }

    /// <summary>Value of everything bought and sold.</summary>
    public required Amount TradedNotional { get; init; }

    public required OrderCounts Orders { get; init; }

    public required string OrderHash { get; init; }

    public required ImmutableArray<RuleActivity> Rules { get; init; }

    public required ImmutableArray<DenialSummary> Denials { get; init; }

    public required ImmutableArray<PositionView> OpenPositions { get; init; }

    /// <summary>The events of each instrument, warm-up included.</summary>
    public required ImmutableArray<DataSource> Sources { get; init; }

    public PerformanceMetrics Measure(
        MetricConvention convention, MetricOptions? options = null) => PerformanceMetrics.Compute(
        new PerformanceInput
        {
            StartBalance = StartBalance,
            FirstTime = FirstTime,
            LastTime = LastTime,
            DailyEquity = Daily,
            Trades = Trades,
            DrawdownOfEveryMark = Drawdown,
            Market = Market,
            Fees = Fees,
            TradedNotional = TradedNotional,
            Exposure = Exposure,
            Orders = Orders,
        },
        convention,
        options);
}
