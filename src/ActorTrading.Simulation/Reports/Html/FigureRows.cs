using ActorTrading.Simulation.Metrics;
using static ActorTrading.Simulation.Reports.DisplayText;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>Every figure that is not on a card, by its label.</summary>
internal static class FigureRows
{
    public static IEnumerable<SummaryRow> Of(PerformanceMetrics metrics) =>
    [
        .. RatioRows(metrics.Ratios), .. DrawdownRows(metrics), .. TradeRows(metrics.Trades),
        .. DayRows(metrics.Days), .. ActivityRows(metrics.Activity),
    ];

    private static IEnumerable<SummaryRow> RatioRows(RiskFigures ratios) =>
    [
        Row("Volatility", ratios.Volatility, Percent),
        Row("Max drawdown", ratios.MaxDrawdown, Percent),
        Row("Expectancy ratio", ratios.ExpectancyRatio, Number),
        Row("System quality", ratios.SystemQuality, Number),
        Row("Probabilistic Sharpe", ratios.ProbabilisticSharpe, Percent),
        Row("Omega", ratios.Omega, Number),
        Row("Value at risk 95 %", ratios.ValueAtRisk95, Percent),
        Row("Value at risk 99 %", ratios.ValueAtRisk99, Percent),
    ];

    private static IEnumerable<SummaryRow> DrawdownRows(PerformanceMetrics metrics)
    {
        var drawdown = metrics.Drawdown;
        return
        [
            new("Drawdown in money", $"{Money(drawdown.Money)}, largest {Money(drawdown.LargestMoney)}"),
            new("Drawdown from", $"{Time(drawdown.PeakAt)} to {Time(drawdown.TroughAt)}"),
            new("Recovered", RecoveryText(drawdown)),
            new("Longest under water", Duration(drawdown.LongestUnderwater)),
            new("Drawdown at the end", Percent(drawdown.Current)),
        ];
    }

    private static IEnumerable<SummaryRow> TradeRows(TradeFigures trades) =>
    [
        new("Won, lost, drawn", $"{Count(trades.Wins)}, {Count(trades.Losses)}, {Count(trades.Draws)}"),
        new("Average win", Money(trades.AverageWin)),
        new("Average loss", Money(trades.AverageLoss)),
        new("Best trade", trades.Best is { } best ? SignedMoney(best.Trade.Profit) : Undefined),
        new("Worst trade", trades.Worst is { } worst ? SignedMoney(worst.Trade.Profit) : Undefined),
        new("Longest streaks", $"{trades.LongestWinStreak} won, {trades.LongestLossStreak} lost"),
        new("Holding of winners", Duration(trades.AverageHoldingOfWins)),
        new("Holding of losers", Duration(trades.AverageHoldingOfLosses)),
        new(
            "Adverse excursion",
            $"{Money(trades.AverageAdverseExcursion)} average, {Money(trades.LargestAdverseExcursion)} largest"),
        new(
            "Favourable excursion",
            $"{Money(trades.AverageFavourableExcursion)} average, {Money(trades.LargestFavourableExcursion)} largest"),
    ];

    private static IEnumerable<SummaryRow> DayRows(DayFigures days) =>
    [
        new("Days", $"{Count(days.Count)}, {Count(days.Winning)} up, {Count(days.Losing)} down"),
        new("Best day", DayText(days.Best)),
        new("Worst day", DayText(days.Worst)),
    ];

    private static IEnumerable<SummaryRow> ActivityRows(ActivityFigures activity) =>
    [
        new("Exposure", $"{Percent(activity.AverageExposure)} average, {Percent(activity.HighestExposure)} highest"),
        new("Traded", Money(activity.TradedNotional)),
        new("Orders sent, filled", $"{Count(activity.Orders.Sent)}, {Count(activity.Orders.Filled)}"),
        new("Denied, rejected", $"{Count(activity.Orders.Denied)}, {Count(activity.Orders.Rejected)}"),
        new(
            "Cancelled, timed out, expired",
            $"{Count(activity.Orders.Cancelled)}, {Count(activity.Orders.TimedOut)}, {Count(activity.Orders.Expired)}"),
    ];

    private static string RecoveryText(DrawdownFigures drawdown) => drawdown.RecoveredAt is { } at
        ? $"{Time(at)}, after {Duration(drawdown.Recovery)}"
        : "not in this run";

    private static string DayText(DayReturn? day) =>
        day is { } known ? $"{SignedPercent(known.Return)} on {known.Day:yyyy-MM-dd}" : Undefined;

    private static SummaryRow Row(string label, Ratio ratio, Func<double?, string> format) =>
        new($"{label} [{ratio.Convention.Name()}]", format(ratio.Value));
}
