using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>An order of a portfolio: a row of <c>orders</c>.</summary>
public sealed record OrderRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public string? SessionId { get; init; }

    public required string Symbol { get; init; }

    public required string Side { get; init; }

    public required string OrderType { get; init; }

    public required string TimeInForce { get; init; }

    public required string Purpose { get; init; }

    /// <summary>What holds after cuts by the order's group.</summary>
    public required decimal Quantity { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    /// <summary>The price that the decision went by.</summary>
    public required decimal TriggerPrice { get; init; }

    public required decimal FilledQuantity { get; init; }

    public required decimal FilledValue { get; init; }

    /// <summary>Average over the fills; null before the first.</summary>
    public decimal? ExecutedPrice { get; init; }

    /// <summary>JSON: amounts by asset.</summary>
    public required string Fees { get; init; }

    public required string Status { get; init; }

    public string? RuleId { get; init; }

    public int? RuleVersion { get; init; }

    public string? RuleName { get; init; }

    public string? RecommendationId { get; init; }

    /// <summary>Who asked for it by hand; null for the orders of rules.</summary>
    public string? RequestedBy { get; init; }

    public string? VenueOrderId { get; init; }

    public string? Reason { get; init; }

    public required Timestamp CreatedAt { get; init; }

    /// <summary>Of the latest fill.</summary>
    public Timestamp? ExecutedAt { get; init; }

    public Timestamp? EndedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public required long Position { get; init; }
}
