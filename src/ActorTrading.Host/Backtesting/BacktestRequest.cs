using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>What a person asked to have run.</summary>
internal sealed record BacktestRequest
{
    public const decimal CashDefault = 10_000m;
    public const ulong SeedDefault = 1;

    /// <summary>Null for the sample's.</summary>
    public string? RulesFile { get; init; }

    /// <summary>Empty for a made-up market.</summary>
    public ImmutableArray<MarketDataInput> Data { get; init; } = [];

    public string? RecommendationsFile { get; init; }

    public decimal Cash { get; init; } = CashDefault;

    public DataPeriod Period { get; init; } = DataPeriod.All;

    public Timeframe? Timeframe { get; init; }

    public required FeeSchedule Fees { get; init; }

    public SlippageModel Slippage { get; init; } = new SlippageModel.None();

    public LatencyModel Latency { get; init; } = LatencyModel.None;

    public decimal? Participation { get; init; }

    /// <summary>Null for what fits the data.</summary>
    public VenueModel? Model { get; init; }

    public MetricConvention Convention { get; init; }

    /// <summary>Null where nobody named one.</summary>
    public ulong? Seed { get; init; }

    public bool KeepsOutliers { get; init; }

    /// <summary>Null to write nothing.</summary>
    public string? Folder { get; init; }

    /// <summary>Data folder of the node that keeps the result; null for none.</summary>
    public string? KeepIn { get; init; }

    public bool IsJson { get; init; }

    public bool Verifies { get; init; }

    /// <summary>Null to show progress where somebody watches.</summary>
    public bool? ShowsProgress { get; init; }

    /// <summary>The settings in words, for the report.</summary>
    public ImmutableArray<ReportParameter> Parameters { get; init; } = [];

    /// <summary>The command line that repeats the run, without what does not change its result.</summary>
    public required string Command { get; init; }
}
