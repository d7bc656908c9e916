using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

/// <summary>The closed trades that share a symbol, rule, exit reason, month or weekday.</summary>
public sealed record BreakdownRow
{
    public required string Key { get; init; }

    public required int Trades { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required Amount Profit { get; init; }

    public required Amount Fees { get; init; }

    /// <summary>Mean of profit over entry notional, as a fraction.</summary>
    public required double AverageProfitRatio { get; init; }

    /// <summary>Null where there is no loss.</summary>
    public double? ProfitFactor { get; init; }

    public required TimeSpan AverageHolding { get; init; }

    /// <summary>Wins over all trades, draws included.</summary>
    public double WinRate => (double)Wins / Trades;
}
