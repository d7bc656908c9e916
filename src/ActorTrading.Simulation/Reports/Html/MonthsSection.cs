using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>Returns by month and year. Depth of colour shows size, the sign shows direction.</summary>
internal static class MonthsSection
{
    private const int MonthsPerYear = 12;
    private const int Levels = 5;

    public static void Write(HtmlWriter html, ImmutableArray<MonthlyReturn> months)
    {
        html.Open("section", ("id", "months")).Leaf("h2", "Monthly returns");
        if (months.IsEmpty)
        {
            html.Leaf("p", "There is no day to count.", ("class", "empty")).Close();
            return;
        }

        html.Open(
            "div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", "Monthly returns in per cent"));
        html.Open("table", ("class", "heat")).Open("thead").Open("tr").Leaf("th", "Year", ("scope", "col"));
        for (var month = 1; month <= MonthsPerYear; month++)
        {
            html.Leaf(
                "th", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month), ("scope", "col"),
                ("class", "num"));
        }

        html.Leaf("th", "Year", ("scope", "col"), ("class", "num")).Close().Close().Open("tbody");
        var largest = months.Max(m => Math.Abs(m.Return));
        foreach (var year in months.GroupBy(m => m.Year))
        {
            WriteYear(html, year.Key, [.. year], largest);
        }

        html.Close().Close().Close();
        html.Leaf(
            "p", "Per cent, marked to market at UTC month ends. The first and last month may be partial.",
            ("class", "caption")).Close();
    }

    private static void WriteYear(HtmlWriter html, int year, MonthlyReturn[] months, double largest)
    {
        html.Open("tr").Leaf("th", year.ToString(CultureInfo.InvariantCulture), ("scope", "row"));
        for (var month = 1; month <= MonthsPerYear; month++)
        {
            if (Array.FindIndex(months, m => m.Month == month) is >= 0 and var at)
            {
                Cell(html, months[at].Return, $"h{Level(months[at].Return, largest)}");
                continue;
            }

            html.Leaf("td", string.Empty);
        }

        Cell(html, months.Aggregate(1d, (value, m) => value * (1d + m.Return)) - 1d, "total");
        html.Close();
    }

    private static void Cell(HtmlWriter html, double value, string classes)
    {
        var text = DisplayText.SignedPercent(value).Replace(" %", string.Empty, StringComparison.Ordinal);
        html.Leaf("td", HtmlTable.Typographic(text), ("class", $"num {HtmlTable.SignClass(value)} {classes}"));
    }

    private static int Level(double value, double largest) =>
        largest == 0d ? 0 : (int)Math.Ceiling(Math.Abs(value) / largest * Levels);
}
