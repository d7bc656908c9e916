using System.Collections.Immutable;
using ActorTrading.Simulation.Metrics;
using static ActorTrading.Simulation.Reports.DisplayText;

namespace ActorTrading.Simulation.Reports;

/// <summary>A line of the summary.</summary>
public sealed record SummaryRow(string Label, string Value);

/// <summary>The result of a run in a few lines, for a console. Every ratio names its convention.</summary>
public sealed record SummaryTable(string Title, ImmutableArray<SummaryRow> Rows, ImmutableArray<string> Warnings)
{
    public static SummaryTable Of(RunReport report)
    {
        var rows = ImmutableArray.CreateBuilder<SummaryRow>();
        AddResult(rows, report.Metrics);
        AddTrades(rows, report.Metrics);
        AddRun(rows, report);
        return new(report.Title, rows.ToImmutable(), [.. report.Metrics.Warnings.Select(w => w.Message)]);
    }

    private static void AddResult(ImmutableArray<SummaryRow>.Builder rows, PerformanceMetrics metrics)
    {
        var ratios = metrics.Ratios;
        rows.Add(new("Period", $"{Time(metrics.FirstTime)} to {Time(metrics.LastTime)} UTC"));
        rows.Add(new("Final balance", $"{Money(metrics.FinalBalance)} from {Money(metrics.StartBalance)}"));
        rows.Add(new("Total return", SignedPercent(metrics.TotalReturn)));
        rows.Add(new("Market change", SignedPercent(metrics.Activity.MarketChange)));
        rows.Add(Labelled("Annual growth", ratios.AnnualGrowth, SignedPercent));
        rows.Add(Labelled("Max drawdown", ratios.MaxDrawdown, Percent));
        if (metrics.DrawdownOfEveryMark is { } deepest)
        {
            rows.Add(new("Deepest mark", $"{Percent(deepest.Depth)} ({Money(deepest.Money)})"));
        }

        rows.Add(Labelled("Sharpe", ratios.Sharpe, Number));
        rows.Add(Labelled("Sortino", ratios.Sortino, Number));
        rows.Add(Labelled("Calmar", ratios.Calmar, Number));
    }

    private static void AddTrades(ImmutableArray<SummaryRow>.Builder rows, PerformanceMetrics metrics)
    {
        var trades = metrics.Trades;
        var results = $"{trades.Wins} won, {trades.Losses} lost, {trades.Draws} drawn";
        rows.Add(new("Closed trades", $"{Count(trades.Count)} ({results})"));
        rows.Add(Labelled("Win rate", metrics.Ratios.WinRate, Percent));
        rows.Add(Labelled("Profit factor", metrics.Ratios.ProfitFactor, Number));
        rows.Add(Labelled("Expectancy", metrics.Ratios.Expectancy, Number));
        rows.Add(new("Average holding", Duration(trades.AverageHolding)));
        rows.Add(new("Time in market", Percent(metrics.Activity.TimeInMarket)));
        rows.Add(new("Fees", Money(metrics.Activity.Fees)));
        rows.Add(new("Orders", OrdersLine(metrics.Activity.Orders)));
    }

    private static void AddRun(ImmutableArray<SummaryRow>.Builder rows, RunReport report)
    {
        rows.Add(new("Open positions", Count(report.OpenPositions.Length)));
        rows.Add(new("Data findings", Count(report.Findings.Sum(f => f.Count))));
        rows.Add(new("Order hash", report.Fingerprint.OrderHash));
        rows.Add(new("State hash", report.Fingerprint.StateHash));
        if (report.Pace is { } pace)
        {
            var rate = Number(pace.EventsPerSecond);
            rows.Add(new("Run", $"{Count(pace.Events)} events in {Duration(pace.Duration)} ({rate} per second)"));
        }
    }

    private static string OrdersLine(OrderCounts orders) =>
        $"{Count(orders.Sent)} sent, {Count(orders.Filled)} filled, {Count(orders.Denied)} denied, "
        + $"{Count(orders.Rejected)} rejected, {Count(orders.Cancelled)} cancelled, "
        + $"{Count(orders.TimedOut)} timed out";

    private static SummaryRow Labelled(string label, Ratio ratio, Func<double?, string> format) =>
        new(label, $"{format(ratio.Value)} [{ratio.Convention.Name()}]");
}
