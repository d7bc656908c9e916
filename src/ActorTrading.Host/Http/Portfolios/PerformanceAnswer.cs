using System.ComponentModel;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>What a portfolio's trading brought, after fees.</summary>
public sealed record PerformanceAnswer
{
    public required PortfolioId PortfolioId { get; init; }

    public required Currency Currency { get; init; }

    public required decimal Equity { get; init; }

    [Description("Below the highest equity so far, in per cent of it.")]
    public required decimal DrawdownPercentage { get; init; }

    public required decimal DailyPnl { get; init; }

    public required decimal UnrealisedPnl { get; init; }

    public required long ClosedTrades { get; init; }

    public required long WinningTrades { get; init; }

    public required long LosingTrades { get; init; }

    [Description("Winning trades in per cent of closed ones; left out before the first.")]
    public decimal? WinRatePercentage { get; init; }

    public required decimal TotalPnl { get; init; }

    public required decimal GrossProfit { get; init; }

    public required decimal GrossLoss { get; init; }

    [Description("Gross profit over gross loss; left out while nothing was lost.")]
    public decimal? ProfitFactor { get; init; }

    public required decimal Fees { get; init; }

    public decimal? BestTrade { get; init; }

    public decimal? WorstTrade { get; init; }

    [Description("Peaks and starts of days, the newest first.")]
    public required IReadOnlyList<EquityPoint> EquityCurve { get; init; }

    public static PerformanceAnswer Of(PortfolioView view, StrategyRow? row, IEnumerable<EquityRow> curve) => new()
    {
        PortfolioId = view.Id,
        Currency = view.Equity.Currency,
        Equity = view.Equity.Value,
        DrawdownPercentage = view.DrawdownPercentage,
        DailyPnl = view.DailyProfit.Value,
        UnrealisedPnl = view.Positions.Sum(p => p.UnrealisedProfit.Value),
        ClosedTrades = row?.ClosedTrades ?? 0,
        WinningTrades = row?.WinningTrades ?? 0,
        LosingTrades = row?.LosingTrades ?? 0,
        WinRatePercentage = row is { ClosedTrades: > 0 } ? 100m * row.WinningTrades / row.ClosedTrades : null,
        TotalPnl = row?.TotalPnl ?? 0m,
        GrossProfit = row?.GrossProfit ?? 0m,
        GrossLoss = row?.GrossLoss ?? 0m,
        ProfitFactor = row is { GrossLoss: not 0m } ? Math.Abs(row.GrossProfit / row.GrossLoss) : null,
        Fees = row?.Fees ?? 0m,
        BestTrade = row?.BestTrade,
        WorstTrade = row?.WorstTrade,
        EquityCurve = [.. curve.Select(e => new EquityPoint(e.At, e.Equity))],
    };
}

public sealed record EquityPoint(Timestamp At, decimal Equity);
