using System.Collections.Immutable;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>Closed trades by what they share, and what the rules did.</summary>
internal static class BreakdownSection
{
    private const int RowsMax = 60;

    public static void Write(HtmlWriter html, RunReport report)
    {
        var breakdowns = report.Metrics.Breakdowns;
        html.Open("section", ("id", "breakdowns")).Leaf("h2", "Where the result came from");
        WriteTable(html, "By entry rule", "Rule", breakdowns.ByEntryRule);
        WriteTable(html, "By exit reason", "Reason", breakdowns.ByExitReason);
        WriteTable(html, "By symbol", "Symbol", breakdowns.BySymbol);
        WriteTable(html, "By weekday of the close", "Weekday", breakdowns.ByWeekday);
        WriteRules(html, report.Rules);
        html.Close();
    }

    private static void WriteTable(HtmlWriter html, string title, string key, ImmutableArray<BreakdownRow> rows)
    {
        html.Leaf("h3", title);
        if (rows.IsEmpty)
        {
            html.Leaf("p", "No trade was closed.", ("class", "empty"));
            return;
        }

        var table = HtmlTable.Begin(
            html, title, new(key), Column.Number("Trades"), Column.Number("Won"), Column.Number(
                "Profit " + rows[0].Profit.Currency),
            Column.Number("Average"), Column.Number("Profit factor"), Column.Number("Fees"), Column.Number("Held"));
        foreach (var row in rows.Take(RowsMax))
        {
            table.Row().Text(row.Key).Number(DisplayText.Count(row.Trades)).Number(DisplayText.Percent(row.WinRate))
                .Signed(DisplayText.SignedValue(row.Profit), (double)row.Profit.Value)
                .Signed(DisplayText.SignedPercent(row.AverageProfitRatio), row.AverageProfitRatio)
                .Number(DisplayText.Number(row.ProfitFactor)).Number(DisplayText.Value(row.Fees.Value))
                .Number(DisplayText.Duration(row.AverageHolding), row.AverageHolding.Ticks)
                .EndRow();
        }

        table.End();
        WriteRest(html, rows.Length);
    }

    private static void WriteRules(HtmlWriter html, ImmutableArray<RuleActivity> rules)
    {
        if (rules.IsEmpty)
        {
            return;
        }

        html.Leaf("h3", "What the rules did");
        var table = HtmlTable.Begin(
            html, "What the rules did", new("Rule"), new("Type"), Column.Number(
                "Version"), Column.Number("Fired"), Column.Number("Orders"),
            Column.Number("Outranked"), Column.Number("Denied"));
        foreach (var rule in rules.Take(RowsMax))
        {
            table.Row().Text(rule.Name).Text(SnakeCase.Of(rule.Type)).Number(DisplayText.Count(rule.Version))
                .Number(DisplayText.Count(rule.Fired)).Number(DisplayText.Count(rule.Orders))
                .Number(DisplayText.Count(rule.Outranked)).Number(DisplayText.Count(rule.Denied))
                .EndRow();
        }

        table.End();
        WriteRest(html, rules.Length);
    }

    private static void WriteRest(HtmlWriter html, int rows)
    {
        if (rows > RowsMax)
        {
            html.Leaf("p", $"{RowsMax} of {DisplayText.Count(rows)} rows are shown.", ("class", "caption"));
        }
    }
}
