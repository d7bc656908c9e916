using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

/// <summary>Counts and averages over closed trades. A draw is a trade with a result of exactly zero.</summary>
public sealed record TradeFigures
{
    public required int Count { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required int Draws { get; init; }

    public required Amount GrossProfit { get; init; }

    /// <summary>Zero or positive.</summary>
    public required Amount GrossLoss { get; init; }

    public Amount? AverageWin { get; init; }

    /// <summary>Zero or positive.</summary>
    public Amount? AverageLoss { get; init; }

    /// <summary>Winning results in a row; results of one closing time are one result, a draw neither counts nor ends
    /// a streak.</summary>
    public required int LongestWinStreak { get; init; }

    public required int LongestLossStreak { get; init; }

    public TimeSpan? AverageHolding { get; init; }

    public TimeSpan? AverageHoldingOfWins { get; init; }

    public TimeSpan? AverageHoldingOfLosses { get; init; }

    public TradeOutcome? Best { get; init; }

    public TradeOutcome? Worst { get; init; }

    /// <summary>Over the trades where it was watched.</summary>
    public Amount? AverageAdverseExcursion { get; init; }

    public Amount? LargestAdverseExcursion { get; init; }

    public Amount? AverageFavourableExcursion { get; init; }

    public Amount? LargestFavourableExcursion { get; init; }
}
