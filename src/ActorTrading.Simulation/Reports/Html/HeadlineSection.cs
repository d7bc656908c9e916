using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>The numbers that a reader wants first, and why to doubt them.</summary>
internal static class HeadlineSection
{
    public static void Write(HtmlWriter html, RunReport report)
    {
        var (metrics, ratios) = (report.Metrics, report.Metrics.Ratios);
        html.Open("section", ("id", "headline"), ("aria-label", "Headline numbers"));
        WriteWarnings(html, metrics);
        html.Open("div", ("class", "cards"));
        Card(
            html, "Total return", DisplayText.SignedPercent(metrics.TotalReturn),
            DisplayText.Money(metrics.FinalBalance) + " at the end", metrics.TotalReturn);
        Card(
            html, "Buy and hold", DisplayText.SignedPercent(metrics.Activity.MarketChange),
            "the market over the same time", metrics.Activity.MarketChange ?? 0d);
        RatioCard(html, "Annual growth", ratios.AnnualGrowth, DisplayText.SignedPercent);
        Card(
            html, "Max drawdown", DisplayText.Percent(metrics.Drawdown.Depth), DrawdownNote(metrics),
            -metrics.Drawdown.Depth);
        RatioCard(html, "Sharpe", ratios.Sharpe, DisplayText.Number);
        RatioCard(html, "Sortino", ratios.Sortino, DisplayText.Number);
        RatioCard(html, "Calmar", ratios.Calmar, DisplayText.Number);
        RatioCard(html, "Profit factor", ratios.ProfitFactor, DisplayText.Number);
        Card(
            html, "Closed trades", DisplayText.Count(metrics.Trades.Count),
            $"{DisplayText.Percent(ratios.WinRate.Value)} won [{ratios.WinRate.Convention.Name()}]");
        RatioCard(html, "Expectancy", ratios.Expectancy, DisplayText.Number);
        Card(
            html, "Time in market", DisplayText.Percent(metrics.Activity.TimeInMarket),
            $"average trade {DisplayText.Duration(metrics.Trades.AverageHolding)}");
        Card(html, "Fees", DisplayText.Value(metrics.Activity.Fees.Value), FeeNote(metrics));
        html.Close();
        WriteMore(html, metrics);
        html.Close();
    }

    private static void WriteWarnings(HtmlWriter html, PerformanceMetrics metrics)
    {
        if (metrics.Warnings.IsEmpty)
        {
            return;
        }

        html.Open("div", ("class", "notice"), ("role", "note"));
        foreach (var warning in metrics.Warnings)
        {
            html.Leaf("p", warning.Message);
        }

        html.Close();
    }

    private static void WriteMore(HtmlWriter html, PerformanceMetrics metrics)
    {
        html.Open("details").Leaf("summary", "All figures");
        html.Open("dl", ("class", "figures"));
        foreach (var row in FigureRows.Of(metrics))
        {
            html.Open("div").Leaf("dt", row.Label).Leaf("dd", HtmlTable.Typographic(row.Value)).Close();
        }

        html.Close().Close();
    }

    private static void RatioCard(HtmlWriter html, string label, Ratio ratio, Func<double?, string> format) =>
        Card(html, label, format(ratio.Value), ratio.Convention.Name());

    private static void Card(HtmlWriter html, string label, string value, string note, double sign = 0d) => html
        .Open("div", ("class", "card"))
        .Leaf("p", label, ("class", "label"))
        .Leaf("p", HtmlTable.Typographic(value), ("class", "value " + HtmlTable.SignClass(sign)))
        .Leaf("p", note, ("class", "note"))
        .Close();

    private static string DrawdownNote(PerformanceMetrics metrics) => metrics.DrawdownOfEveryMark is { } every
        ? $"on daily closes; {DisplayText.Percent(every.Depth)} at the worst mark"
        : "on daily closes";

    private static string FeeNote(PerformanceMetrics metrics) =>
        metrics.Activity.Turnover is { } turnover
            ? $"{metrics.Activity.Fees.Currency}; {DisplayText.Number(turnover)} times the start balance traded"
            : metrics.Activity.Fees.Currency.Code;
}
