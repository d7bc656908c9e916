using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

/// <summary>What the run did, apart from what came of it.</summary>
public sealed record ActivityFigures
{
    public required TimeSpan Elapsed { get; init; }

    public required Amount Fees { get; init; }

    public required OrderCounts Orders { get; init; }

    /// <summary>Time with an open position over all time, as a fraction.</summary>
    public double? TimeInMarket { get; init; }

    public double? AverageExposure { get; init; }

    public double? HighestExposure { get; init; }

    public Amount? TradedNotional { get; init; }

    /// <summary>Traded value over the start balance.</summary>
    public double? Turnover { get; init; }

    /// <summary>Buy and hold: the mean over symbols of last price over first price, less one.</summary>
    public double? MarketChange { get; init; }
}
