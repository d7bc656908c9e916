using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>The data that was read, and what was wrong with it.</summary>
internal static class FindingsSection
{
    private const int FindingsMax = 100;
    private const int SourcesMax = 50;

    public static void Write(HtmlWriter html, RunReport report)
    {
        html.Open("section", ("id", "data")).Leaf("h2", "Data and its quality");
        WriteSources(html, report);
        WriteFindings(html, report);
        html.Close();
    }

    private static void WriteSources(HtmlWriter html, RunReport report)
    {
        if (report.Data.IsEmpty)
        {
            return;
        }

        var table = HtmlTable.Begin(
            html, "Data sources", new(
                "Source"), new("Symbol"), new("Kind"), Column.Number("Events"), new("First"), new("Last"));
        foreach (var source in report.Data.Take(SourcesMax))
        {
            table.Row().Text(source.Name).Text(source.Symbol.Value).Text(source.Kind)
                .Number(DisplayText.Count(source.Events))
                .Text(DisplayText.Time(source.First)).Text(DisplayText.Time(source.Last)).EndRow();
        }

        table.End();
        if (report.Data.Length > SourcesMax)
        {
            html.Leaf(
                "p", $"{SourcesMax} of {DisplayText.Count(report.Data.Length)} sources are shown.",
                ("class", "caption"));
        }
    }

    private static void WriteFindings(HtmlWriter html, RunReport report)
    {
        html.Leaf("h3", "Findings");
        if (report.Findings.IsEmpty)
        {
            html.Leaf("p", "No gap, duplicate or impossible value was found.", ("class", "empty"));
            return;
        }

        var table = HtmlTable.Begin(
            html, "Data findings", new("Severity"), new("Code"), Column.Number("Times"), new("Where"), new("What"));
        foreach (var finding in report.Findings.Take(FindingsMax))
        {
            var first = finding.First;
            table.Row().Text(first.Severity == DataSeverity.Error ? "▲ error" : "warning").Code(first.Code)
                .Number(DisplayText.Count(finding.Count)).Text(WhereOf(first)).Text(first.Message).EndRow();
        }

        table.End();
        if (report.Findings.Length > FindingsMax)
        {
            html.Leaf(
                "p", $"{FindingsMax} of {DisplayText.Count(report.Findings.Length)} findings are shown.",
                ("class", "caption"));
        }
    }

    private static string WhereOf(DataFinding finding) =>
        finding.Line > 0 ? $"{finding.File}:{finding.Line}" : finding.File;
}
