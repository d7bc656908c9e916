using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>The rule set of a portfolio and what it brought: a row of <c>strategies</c>.</summary>
public sealed record StrategyRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string Name { get; init; }

    public required long Rules { get; init; }

    public required long ActiveRules { get; init; }

    public required long Edits { get; init; }

    public required long ClosedTrades { get; init; }

    public required long WinningTrades { get; init; }

    public required long LosingTrades { get; init; }

    public required decimal TotalPnl { get; init; }

    public required decimal GrossProfit { get; init; }

    public required decimal GrossLoss { get; init; }

    public required decimal Fees { get; init; }

    public decimal? BestTrade { get; init; }

    public decimal? WorstTrade { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }
}
