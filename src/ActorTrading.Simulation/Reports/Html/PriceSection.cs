using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>The price of each symbol with where positions were opened and closed.</summary>
internal static class PriceSection
{
    private const int Height = 280;
    private const int ChartsMax = 12;
    private const int MarkersMax = 400;
    private const int MarkersMaxOfPage = 1_600;
    private const int CrowdedFrom = 60;

    public static void Write(HtmlWriter html, RunReport report)
    {
        html.Open("section", ("id", "prices")).Leaf("h2", "Price with entries and exits");
        var charts = report.Prices.Where(p => !p.Bars.IsEmpty).ToArray();
        if (charts.Length == 0)
        {
            html.Leaf("p", "There is no price to draw.", ("class", "empty"));
        }

        foreach (var chart in charts.Take(ChartsMax))
        {
            WriteChart(html, chart, Math.Min(MarkersMax, MarkersMaxOfPage / Math.Min(charts.Length, ChartsMax)));
        }

        if (charts.Length > ChartsMax)
        {
            html.Leaf("p", $"{ChartsMax} of {charts.Length} symbols are drawn.", ("class", "empty"));
        }

        html.Close();
    }

    private static void WriteChart(HtmlWriter html, PriceChart chart, int markersMax)
    {
        var axis = new TimeAxis(chart.Bars[0].First, chart.Bars[^1].Last);
        var markers = chart.Markers.OrderBy(m => m.OpenedAt).TakeLast(markersMax).ToArray();
        var prices = markers.Select(m => m.EntryPrice).Concat(markers.Select(m => m.ExitPrice).OfType<decimal>())
            .ToArray();
        var low = Math.Min(chart.Bars.Min(b => b.Low), prices.DefaultIfEmpty(decimal.MaxValue).Min());
        var high = Math.Max(chart.Bars.Max(b => b.High), prices.DefaultIfEmpty(decimal.MinValue).Max());
        var scale = new ValueAxis((double)low, (double)high, Height);
        html.Leaf("h3", chart.Symbol.Value);
        html.Open(
            "figure", ("class", "chart"), ("tabindex", "0"), (
                "data-t0", DisplayText.Plain(axis.First.UnixMilliseconds)),
            ("data-span", DisplayText.Plain((long)(chart.Bars[^1].Last - axis.First).TotalMilliseconds)),
            ("data-labels", "Price|Low|High"), ("data-points", Readings(axis, chart.Bars)));
        ChartFrame.Begin(html, $"Price of {chart.Symbol} with {markers.Length} positions", Height);
        ChartFrame.Values(html, scale);
        ChartFrame.Times(html, axis, Height);
        DrawPrices(html, axis, scale, chart.Bars);
        html.Open("g", ("class", markers.Length < CrowdedFrom ? null : "crowded"));
        foreach (var marker in markers)
        {
            DrawMarker(html, axis, scale, marker);
        }

        html.Close();
        ChartFrame.ScaleNote(html, scale);
        ChartFrame.Cursor(html, Height);
        ChartFrame.End(html);
        html.Leaf("output", string.Empty, ("class", "readout"));
        html.Close();
        WriteLegend(html, chart.Markers.Length, markersMax);
    }

    private static void DrawPrices(HtmlWriter html, TimeAxis axis, ValueAxis scale, ImmutableArray<PriceBar> bars)
    {
        var (band, line) = (new LinePath(), new LinePath());
        foreach (var bar in bars)
        {
            var x = axis.Position(bar.Last) * ChartFrame.ViewWidth;
            band.Add(x, scale.Y((double)bar.High));
            line.Add(x, scale.Y((double)bar.Close));
        }

        foreach (var bar in bars.Reverse())
        {
            band.Add(axis.Position(bar.Last) * ChartFrame.ViewWidth, scale.Y((double)bar.Low));
        }

        ChartFrame.BeginLines(html, Height);
        band.Close().Draw(html, "band");
        line.Draw(html, "price");
        ChartFrame.End(html);
    }

    private static void DrawMarker(HtmlWriter html, TimeAxis axis, ValueAxis scale, TradeMarker marker)
    {
        var outcome = marker.IsProfit switch { true => "gain", false => "loss", null => "even" };
        html.Open("g", ("class", "trade " + outcome)).Leaf("title", TitleOf(marker));
        if (marker is { ClosedAt: { } closedAt, ExitPrice: { } exit })
        {
            html.Void(
                "line", ("x1", X(axis, marker.OpenedAt)), ("y1", Y(scale, marker.EntryPrice)),
                ("x2", X(axis, closedAt)), ("y2", Y(scale, exit)));
            Point(html, axis, scale, closedAt, exit, isUp: marker.Side == Side.Sell, "exit");
        }

        Point(html, axis, scale, marker.OpenedAt, marker.EntryPrice, isUp: marker.Side == Side.Buy, "entry");
        html.Close();
    }

    /// <summary>A triangle up buys, a triangle down sells; full for an entry, hollow for an exit.</summary>
    private static void Point(
        HtmlWriter html, TimeAxis axis, ValueAxis scale, Timestamp time, decimal price, bool isUp, string kind) => html
        .Open("svg", ("class", "mark"), ("x", X(axis, time)), ("y", Y(scale, price)))
        .Void("path", ("class", kind), ("d", isUp ? "M0-1L5 8H-5Z" : "M0 1L5-8H-5Z"))
        .Close();

    private static string X(TimeAxis axis, Timestamp time) => HtmlWriter.PercentOfWidth(axis.Position(time));

    private static string Y(ValueAxis scale, decimal price) => HtmlWriter.Coordinate(scale.Y((double)price));

    private static string TitleOf(TradeMarker marker)
    {
        var side = marker.Side == Side.Buy ? "Long" : "Short";
        var opened = $"{side} from {DisplayText.Price(marker.EntryPrice)} at {DisplayText.Time(marker.OpenedAt)}";
        var closed = marker is { ClosedAt: { } at, ExitPrice: { } exit }
            ? $" to {DisplayText.Price(exit)} at {DisplayText.Time(at)}"
            : ", open at the end";
        return opened + closed + (marker.Note is { } note ? $" ({note})" : string.Empty);
    }

    private static void WriteLegend(HtmlWriter html, int positions, int markersMax)
    {
        html.Open("p", ("class", "legend"));
        html.Leaf("span", "▲ buy  ▼ sell, full opens, hollow closes");
        html.Leaf("span", "with a profit", ("class", "key-gain")).Leaf("span", "with a loss", ("class", "key-loss"));
        html.Leaf("span", "Shade: low to high");
        if (positions > markersMax)
        {
            html.Leaf("span", $"The latest {markersMax} of {DisplayText.Count(positions)} positions are marked.");
        }

        html.Close();
    }

    private static string Readings(TimeAxis axis, ImmutableArray<PriceBar> bars)
    {
        var text = new StringBuilder();
        foreach (var bar in bars)
        {
            text.Append(text.Length == 0 ? string.Empty : ";")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{(long)(bar.Last - axis.First).TotalMilliseconds}|{DisplayText.Price(bar.Close)}|")
                .Append(CultureInfo.InvariantCulture, $"{DisplayText.Price(bar.Low)}|{DisplayText.Price(bar.High)}");
        }

        return text.ToString();
    }
}
