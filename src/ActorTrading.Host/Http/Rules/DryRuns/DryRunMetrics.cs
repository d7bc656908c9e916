using System.ComponentModel;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>What the run came to. A few days show how rules behave, not what they earn.</summary>
public sealed record DryRunMetrics
{
    public required Currency Currency { get; init; }

    public required decimal StartBalance { get; init; }

    [Description("With what is still held, at its last price.")]
    public required decimal FinalBalance { get; init; }

    public required decimal Profit { get; init; }

    [Description("Profit in per cent of the start.")]
    public required decimal ReturnPercentage { get; init; }

    [Description("Deepest fall of equity from its highest so far, in per cent of that.")]
    public required decimal DrawdownPercentage { get; init; }

    [Description("Change of the market's price, in per cent; left out where it cannot be told.")]
    public decimal? MarketChangePercentage { get; init; }

    [Description("Of the time, in per cent, something was held.")]
    public decimal? TimeInMarketPercentage { get; init; }

    public required decimal Fees { get; init; }

    public required int ClosedTrades { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required int OpenPositions { get; init; }

    public required long OrdersSent { get; init; }

    public required long OrdersFilled { get; init; }

    public required long OrdersDenied { get; init; }

    public required long OrdersRejected { get; init; }

    public required long OrdersCancelled { get; init; }

    internal static DryRunMetrics Of(PerformanceMetrics metrics, int openPositions)
    {
        var (activity, trades) = (metrics.Activity, metrics.Trades);
        return new DryRunMetrics
        {
            Currency = metrics.StartBalance.Currency,
            StartBalance = metrics.StartBalance.Value,
            FinalBalance = metrics.FinalBalance.Value,
            Profit = metrics.Profit.Value,
            ReturnPercentage = Percentage(metrics.TotalReturn) ?? 0m,
            DrawdownPercentage = Percentage((metrics.DrawdownOfEveryMark ?? metrics.Drawdown).Depth) ?? 0m,
            MarketChangePercentage = Percentage(activity.MarketChange),
            TimeInMarketPercentage = Percentage(activity.TimeInMarket),
            Fees = activity.Fees.Value,
            ClosedTrades = trades.Count,
            Wins = trades.Wins,
            Losses = trades.Losses,
            OpenPositions = openPositions,
            OrdersSent = activity.Orders.Sent,
            OrdersFilled = activity.Orders.Filled,
            OrdersDenied = activity.Orders.Denied,
            OrdersRejected = activity.Orders.Rejected,
            OrdersCancelled = activity.Orders.Cancelled,
        };
    }

    /// <summary>A fraction in per cent, to a hundredth of one.</summary>
    private static decimal? Percentage(double? fraction)
    {
        const double Most = 1e12;
        return fraction is { } value && Math.Abs(value) < Most ? decimal.Round((decimal)value * 100m, 2) : null;
    }
}
