using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>Equity beside buying and holding, and below it how far equity was under its peak.</summary>
internal static class EquitySection
{
    private const int EquityHeight = 260;
    private const int DrawdownHeight = 110;

    public static void Write(HtmlWriter html, RunReport report)
    {
        html.Open("section", ("id", "equity")).Leaf("h2", "Equity and drawdown");
        var points = report.Equity.Points;
        if (points.IsEmpty)
        {
            html.Leaf("p", "The run saw no market event, so there is no equity to draw.", ("class", "empty")).Close();
            return;
        }

        var axis = new TimeAxis(points[0].Time, points[^1].Time);
        html.Open(
            "figure", ("class", "chart"), ("tabindex", "0"), (
                "data-t0", DisplayText.Plain(axis.First.UnixMilliseconds)),
            ("data-span", DisplayText.Plain((long)(points[^1].Time - points[0].Time).TotalMilliseconds)),
            ("data-labels", $"Equity {report.Equity.Currency}|Drawdown"), ("data-points", Readings(axis, points)));
        WriteEquity(html, report, axis, points);
        WriteDrawdown(html, axis, points);
        html.Leaf("output", string.Empty, ("class", "readout"));
        html.Close();
        WriteLegend(html, report);
        html.Close();
    }

    private static void WriteEquity(
        HtmlWriter html, RunReport report, TimeAxis axis, ImmutableArray<EquityPoint> points)
    {
        var market = MarketLine.Of(report);
        var values = points.Select(p => (double)p.Equity).Concat(market.Select(m => m.Value)).ToArray();
        var scale = new ValueAxis(values.Min(), values.Max(), EquityHeight);
        var final = points[^1];
        ChartFrame.Begin(
            html, $"Equity from {DisplayText.Value(points[0].Equity)} to {DisplayText.Value(final.Equity)}",
            EquityHeight);
        ChartFrame.Values(html, scale);
        ChartFrame.Times(html, axis, EquityHeight);
        ChartFrame.BeginLines(html, EquityHeight);
        var (line, area) = (new LinePath(), new LinePath().Add(0d, EquityHeight));
        foreach (var point in points)
        {
            var (x, y) = (axis.Position(point.Time) * ChartFrame.ViewWidth, scale.Y((double)point.Equity));
            line.Add(x, y);
            area.Add(x, y);
        }

        area.Add(ChartFrame.ViewWidth, EquityHeight).Close().Draw(html, "area");
        DrawMarket(html, axis, scale, market);
        line.Draw(html, "line");
        ChartFrame.End(html);
        ChartFrame.ScaleNote(html, scale);
        ChartFrame.Cursor(html, EquityHeight);
        ChartFrame.End(html);
    }

    private static void DrawMarket(HtmlWriter html, TimeAxis axis, ValueAxis scale, ImmutableArray<MarketPoint> market)
    {
        var line = new LinePath();
        foreach (var point in market)
        {
            line.Add(axis.Position(point.Time) * ChartFrame.ViewWidth, scale.Y(point.Value));
        }

        line.Draw(html, "market");
    }

    private static void WriteDrawdown(HtmlWriter html, TimeAxis axis, ImmutableArray<EquityPoint> points)
    {
        var deepest = points.Max(p => p.Drawdown);
        var floor = Math.Max(deepest, 0.0001);
        ChartFrame.Begin(html, $"Drawdown, at most {DisplayText.Percent(deepest)}", DrawdownHeight);
        ChartFrame.BeginLines(html, DrawdownHeight);
        var area = new LinePath().Add(0d, 0d);
        foreach (var point in points)
        {
            area.Add(axis.Position(point.Time) * ChartFrame.ViewWidth, point.Drawdown / floor * (DrawdownHeight - 2));
        }

        area.Add(ChartFrame.ViewWidth, 0d).Close().Draw(html, "under");
        ChartFrame.End(html);
        html.Leaf(
            "text", HtmlTable.Typographic(DisplayText.Percent(-deepest)), ("class", "axis"), ("x", "2"),
            ("y", DisplayText.Plain(DrawdownHeight - 4)));
        ChartFrame.Times(html, axis, DrawdownHeight);
        ChartFrame.Cursor(html, DrawdownHeight);
        ChartFrame.End(html);
    }

    private static void WriteLegend(HtmlWriter html, RunReport report)
    {
        html.Open("p", ("class", "legend"));
        html.Leaf("span", "Equity", ("class", "key-line"));
        if (!report.Prices.IsEmpty)
        {
            html.Leaf("span", "Buy and hold, equal parts", ("class", "key-market"));
        }

        html.Leaf("span", "Below the peak", ("class", "key-under"));
        html.Open("span").Text("All points: ").Leaf("a", ReportFiles.Equity, ("href", ReportFiles.Equity));
        html.Text(", daily closes: ").Leaf("a", ReportFiles.Daily, ("href", ReportFiles.Daily)).Close();
        html.Close();
    }

    private static string Readings(TimeAxis axis, ImmutableArray<EquityPoint> points)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            text.Append(text.Length == 0 ? string.Empty : ";")
                .Append(CultureInfo.InvariantCulture, $"{(long)(point.Time - axis.First).TotalMilliseconds}|")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{DisplayText.Value(point.Equity)}|{DisplayText.Percent(point.Drawdown)}");
        }

        return text.ToString();
    }
}
