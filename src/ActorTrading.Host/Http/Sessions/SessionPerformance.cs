using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Sessions;

/// <summary>What a session brought, after fees.</summary>
public sealed record SessionPerformance
{
    public required string SessionId { get; init; }

    public required string PortfolioId { get; init; }

    public required string Currency { get; init; }

    public required bool IsActive { get; init; }

    public required decimal RunningSeconds { get; init; }

    public required long TotalTrades { get; init; }

    public required long SuccessfulTrades { get; init; }

    /// <summary>Left out before the first closed trade.</summary>
    public decimal? WinRatePercentage { get; init; }

    public required decimal TotalPnl { get; init; }

    public decimal? AveragePnl { get; init; }

    /// <summary>Of the positions that are open now; only while the session is the portfolio's latest.</summary>
    public decimal? UnrealisedPnl { get; init; }

    public decimal? Equity { get; init; }

    /// <param name="view">Of the portfolio; null for a session that another has followed.</param>
    public static SessionPerformance Of(SessionAnswer session, PortfolioView? view, Timestamp now) => new()
    {
        SessionId = session.Id,
        PortfolioId = session.PortfolioId,
        Currency = session.Currency,
        IsActive = session.IsActive,
        RunningSeconds = session.StartTime is { } start && start < now
            ? (decimal)((session.EndTime ?? now) - start).Ticks / TimeSpan.TicksPerSecond
            : 0m,
        TotalTrades = session.TotalTrades,
        SuccessfulTrades = session.SuccessfulTrades,
        WinRatePercentage = session.TotalTrades > 0 ? 100m * session.SuccessfulTrades / session.TotalTrades : null,
        TotalPnl = session.TotalPnl,
        AveragePnl = session.TotalTrades > 0 ? session.TotalPnl / session.TotalTrades : null,
        UnrealisedPnl = view?.Positions.Sum(p => p.UnrealisedProfit.Value),
        Equity = view?.Equity.Value,
    };
}
