using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>An execution: a row of <c>trades</c>.</summary>
public sealed record TradeRow : IReadRow
{
    /// <summary>The venue's trade id.</summary>
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public required string OrderId { get; init; }

    public required string Symbol { get; init; }

    public required string Side { get; init; }

    public required decimal Price { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Fee { get; init; }

    public required string FeeAsset { get; init; }

    public required string Liquidity { get; init; }

    /// <summary>Profit that it realised before fees, in the quote currency.</summary>
    public required decimal RealisedPnl { get; init; }

    public required string Currency { get; init; }

    public required string Flag { get; init; }

    public string? RuleId { get; init; }

    public required Timestamp ExecutedAt { get; init; }

    public required long Position { get; init; }
}
