using System.Collections.Immutable;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests;

/// <summary>How a run is recorded and what its report says of it beyond what the run itself shows.</summary>
public sealed record RunReportOptions
{
    public required string Title { get; init; }

    public required string ProductVersion { get; init; }

    /// <summary>The clock of the wall, for pace and progress only.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The command line that repeats the run.</summary>
    public string Command { get; init; } = "";

    /// <summary>What the run was asked to do, in the order in which to show it.</summary>
    public ImmutableArray<ReportParameter> Parameters { get; init; } = [];

    /// <summary>Where the data came from; empty for a line per instrument with what the run itself counted.</summary>
    public ImmutableArray<DataSource> Data { get; init; } = [];

    /// <summary>Where the readers put what they notice; looked at when the run is over. Null for none.</summary>
    public DataFindings? Findings { get; init; }

    public MetricConvention Convention { get; init; } = MetricConvention.Standard;

    public MetricOptions? Metrics { get; init; }

    /// <summary>Least event time between two marks of equity where no bar closes.</summary>
    public TimeSpan SampleEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Takes decisions and orders as they happen.</summary>
    public IRunLog Log { get; init; } = NoRunLog.Instance;

    /// <summary>
    /// Whether to load every entity anew, from its snapshot and from its first event, and to compare with its live
    /// state.
    /// </summary>
    public bool VerifiesReplay { get; init; }

    /// <summary>Time of the last event, so far as it is known, for the progress.</summary>
    public Timestamp? ExpectedEnd { get; init; }

    /// <summary>
    /// How much of the data has been read, from zero to one, where somebody knows better than by its time.
    /// </summary>
    public Func<double?>? FractionRead { get; init; }
}
