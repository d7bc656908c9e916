using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Trades;

/// <summary>An order of a portfolio, as the story's automated trades have it.</summary>
public sealed record TradeAnswer
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public string? SessionId { get; init; }

    public required string Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string TradeType { get; init; }

    public required string OrderType { get; init; }

    public required string Purpose { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal TriggerPrice { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public required decimal FilledQuantity { get; init; }

    public decimal? ExecutedPrice { get; init; }

    public required string Status { get; init; }

    public string? RuleId { get; init; }

    public int? RuleVersion { get; init; }

    public string? RecommendationId { get; init; }

    /// <summary>Who asked for it by hand; left out for the orders of rules.</summary>
    public string? RequestedBy { get; init; }

    public string? Reason { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public Timestamp? ExecutedAt { get; init; }

    public Timestamp? EndedAt { get; init; }

    public static TradeAnswer Of(OrderRow row) => new()
    {
        Id = row.Id,
        PortfolioId = row.PortfolioId,
        SessionId = row.SessionId,
        Symbol = row.Symbol,
        TradeType = row.Side,
        OrderType = row.OrderType,
        Purpose = row.Purpose,
        Quantity = row.Quantity,
        TriggerPrice = row.TriggerPrice,
        LimitPrice = row.LimitPrice,
        StopPrice = row.StopPrice,
        FilledQuantity = row.FilledQuantity,
        ExecutedPrice = row.ExecutedPrice,
        Status = row.Status,
        RuleId = row.RuleId,
        RuleVersion = row.RuleVersion,
        RecommendationId = row.RecommendationId,
        RequestedBy = row.RequestedBy,
        Reason = row.Reason,
        CreatedAt = row.CreatedAt,
        ExecutedAt = row.ExecutedAt,
        EndedAt = row.EndedAt,
    };
}
