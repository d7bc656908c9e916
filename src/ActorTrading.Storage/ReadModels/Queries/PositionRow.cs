using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>A position from flat to flat: a row of <c>positions</c>.</summary>
public sealed record PositionRow : IReadRow
{
    public required string Id { get; init; }

    public required string PortfolioId { get; init; }

    public string? SessionId { get; init; }

    public required string Symbol { get; init; }

    /// <summary><c>long</c> or <c>short</c>.</summary>
    public required string Side { get; init; }

    public required string Status { get; init; }

    /// <summary>What is held; of a closed position the most that was.</summary>
    public required decimal Quantity { get; init; }

    public required decimal EntryPrice { get; init; }

    public decimal? ExitPrice { get; init; }

    public required decimal BestPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public decimal? TargetPrice { get; init; }

    public required decimal Leverage { get; init; }

    public required decimal Margin { get; init; }

    /// <summary>Before fees while open; the result after fees and funding once closed.</summary>
    public required decimal RealisedPnl { get; init; }

    public required decimal Fees { get; init; }

    public required decimal Funding { get; init; }

    /// <summary>Result over the entry notional: 0.05 is five per cent.</summary>
    public decimal? ProfitRatio { get; init; }

    public required string Currency { get; init; }

    public required string EntryOrderId { get; init; }

    public string? EntryRuleId { get; init; }

    public int? EntryRuleVersion { get; init; }

    public string? EntryRule { get; init; }

    public string? ExitRule { get; init; }

    public string? ExitReason { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public Timestamp? ClosedAt { get; init; }

    public required Timestamp UpdatedAt { get; init; }

    public required long Position { get; init; }
}
