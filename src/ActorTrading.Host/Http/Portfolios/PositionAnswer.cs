using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>What is held, or was, in one market.</summary>
public sealed record PositionAnswer
{
    public required string Symbol { get; init; }

    /// <summary><c>long</c> or <c>short</c>.</summary>
    public required string Side { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal EntryPrice { get; init; }

    public decimal? MarkPrice { get; init; }

    public decimal? ExitPrice { get; init; }

    public decimal? Notional { get; init; }

    public decimal? UnrealisedPnl { get; init; }

    public decimal? UnrealisedPnlPercentage { get; init; }

    public decimal? RealisedPnl { get; init; }

    public decimal? StopPrice { get; init; }

    public decimal? TargetPrice { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public Timestamp? ClosedAt { get; init; }

    public string? EntryRule { get; init; }

    public string? ExitRule { get; init; }

    public string? ExitReason { get; init; }

    public static PositionAnswer Of(PositionView position, PositionRow? row) => new()
    {
        Symbol = position.Symbol.Value,
        Side = position.Side == Domain.Instruments.Side.Buy ? "long" : "short",
        Quantity = position.Quantity.Value,
        EntryPrice = position.EntryPrice.Value,
        MarkPrice = position.MarkPrice.Value,
        Notional = position.Notional.Value,
        UnrealisedPnl = position.UnrealisedProfit.Value,
        UnrealisedPnlPercentage = position.ProfitPercentage,
        RealisedPnl = row?.RealisedPnl,
        StopPrice = row?.StopPrice,
        TargetPrice = row?.TargetPrice,
        OpenedAt = position.OpenedAt,
        EntryRule = row?.EntryRule,
    };

    public static PositionAnswer Of(PositionRow row) => new()
    {
        Symbol = row.Symbol,
        Side = row.Side,
        Quantity = row.Quantity,
        EntryPrice = row.EntryPrice,
        ExitPrice = row.ExitPrice,
        RealisedPnl = row.RealisedPnl,
        StopPrice = row.StopPrice,
        TargetPrice = row.TargetPrice,
        OpenedAt = row.OpenedAt,
        ClosedAt = row.ClosedAt,
        EntryRule = row.EntryRule,
        ExitRule = row.ExitRule,
        ExitReason = row.ExitReason,
    };
}
