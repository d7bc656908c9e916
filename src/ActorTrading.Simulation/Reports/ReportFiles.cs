using ActorTrading.Simulation.Reports.Html;

namespace ActorTrading.Simulation.Reports;

/// <summary>The names of a report's files, and the ones that can be written once the run is over.</summary>
public static class ReportFiles
{
    public const string Trades = "trades.csv";
    public const string Orders = "orders.csv";
    public const string Equity = "equity.csv";
    public const string Daily = "daily.csv";
    public const string Decisions = "decisions.jsonl";
    public const string Summary = "summary.json";
    public const string Page = "report.html";

    /// <summary>
    /// Writes trades, equity, summary and page. Orders and decisions are written as the run goes, with
    /// <see cref="OrdersCsv"/> and <see cref="DecisionsJsonLines"/>, since they may be more than memory holds.
    /// </summary>
    public static void WriteResults(ReportDirectory directory, RunReport report)
    {
        using (var trades = new TradesCsv(directory.Create(Trades)))
        {
            foreach (var trade in report.Trades)
            {
                trades.Write(trade);
            }
        }

        EquityCsv.WriteCurve(directory.Create(Equity), report.Equity);
        EquityCsv.WriteDaily(directory.Create(Daily), report.Daily, report.Metrics.StartBalance.Value);
        using (var summary = directory.Create(Summary))
        {
            RunSummaryJson.Write(summary, report);
        }

        using var page = directory.Create(Page);
        HtmlReport.Write(page, report);
    }
}
