using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Host.Scheduling.Reports;

/// <summary>A report as JSON for programs, and as a page for people.</summary>
internal static class DailyReportText
{
    private const string Style =
        "body{font-family:sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse}"
        + "td,th{border:1px solid #ccc;padding:.3em .6em;text-align:right}"
        + "td:first-child,th:first-child{text-align:left}";

    private static readonly JsonSerializerOptions Indented = new(DomainJson.Options) { WriteIndented = true };

    public static string Json(DailyReport report) => JsonSerializer.Serialize(report, Indented) + "\n";

    public static string Html(DailyReport report)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{report.Name}, {report.Day:yyyy-MM-dd}");
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("title", title),
                new XElement("style", Style)),
            new XElement(
                "body",
                new XElement("h1", title),
                Table(["", report.Currency], Figures(report)),
                new XElement("h2", "Traded"),
                Table(
                    ["symbol", "executions", "turnover", "realised, before fees"],
                    report.Symbols.Select(s => new[]
                    {
                        s.Symbol, s.Executions.ToString(CultureInfo.InvariantCulture), Number(s.Turnover),
                        Number(s.RealisedPnl),
                    })),
                new XElement("h2", "Held when the report was written"),
                Table(
                    ["symbol", "side", "quantity", "entry price"],
                    report.OpenPositions.Select(p => new[]
                    {
                        p.Symbol, p.Side, Number(p.Quantity), Number(p.EntryPrice),
                    })),
                new XElement("p", $"Written at {report.WrittenAt}.")));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.None) + "\n";
    }

    private static IEnumerable<string[]> Figures(DailyReport report) =>
    [
        ["equity before", Number(report.EquityBefore)],
        ["equity after", Number(report.EquityAfter)],
        ["realised, before fees", Number(report.RealisedPnl)],
        ["executions", report.Executions.ToString(CultureInfo.InvariantCulture)],
        ["cash when the report was written", Number(report.Cash)],
        .. report.Fees.Select(f => new[] { $"fees in {f.Key}", Number(f.Value) }),
    ];

    private static XElement Table(string[] head, IEnumerable<string[]> rows) => new(
        "table",
        new XElement("tr", head.Select(h => new XElement("th", h))),
        rows.Select(r => new XElement("tr", r.Select(c => new XElement("td", c)))));

    private static string Number(decimal? value) =>
        value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "not known";
}
