using System.Security.Cryptography;
using System.Text;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>
/// Writes <c>report.html</c>: one file that needs no network, no font and no script to be read. A content policy in
/// the page allows only its own style sheet and script, by their hashes, so nothing that a rule or file name smuggles
/// in can run.
/// </summary>
public static class HtmlReport
{
    private static readonly string StyleSheet = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    private static readonly string ContentPolicy =
        $"default-src 'none'; style-src '{HashOf(StyleSheet)}'; script-src '{HashOf(Script)}'; "
        + "base-uri 'none'; form-action 'none'";

    /// <summary>Leaves the stream open.</summary>
    public static void Write(Stream output, RunReport report)
    {
        using var text = new StreamWriter(
            output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        text.Write("<!DOCTYPE html>\n");
        var html = new HtmlWriter(text);
        html.Open("html", ("lang", "en"));
        WriteHead(html, report);
        html.Open("body");
        WriteBody(html, report);
        html.Open("script").Raw(Script).Close();
        html.Close().Close();
    }

    private static void WriteHead(HtmlWriter html, RunReport report)
    {
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy));
        html.Leaf("title", report.Title);
        html.Open("style").Raw(StyleSheet).Close();
        html.Close();
    }

    private static void WriteBody(HtmlWriter html, RunReport report)
    {
        WriteHeader(html, report);
        html.Open("main", ("id", "main"));
        HeadlineSection.Write(html, report);
        EquitySection.Write(html, report);
        PriceSection.Write(html, report);
        MonthsSection.Write(html, report.Metrics.Months);
        BreakdownSection.Write(html, report);
        TradesSection.Write(html, report);
        DenialSection.Write(html, report);
        FindingsSection.Write(html, report);
        ReproductionSection.Write(html, report);
        html.Close();
        html.Open("footer")
            .Leaf("p", $"ActorTrading {report.ProductVersion}. Past results of a simulation promise nothing.").Close();
    }

    private static void WriteHeader(HtmlWriter html, RunReport report)
    {
        var metrics = report.Metrics;
        html.Open("header");
        html.Leaf("a", "Skip to the results", ("class", "skip"), ("href", "#main"));
        html.Leaf("h1", report.Title);
        html.Leaf("p", $"{DisplayText.Time(metrics.FirstTime)} to {DisplayText.Time(metrics.LastTime)} UTC, "
            + $"{DisplayText.Duration(metrics.Activity.Elapsed)}. "
            + $"Ratios as {metrics.Convention.Name()} defines them, {metrics.DaysPerYear} days a year.");
        html.Open("nav", ("aria-label", "Sections"));
        foreach (var (id, name) in Sections)
        {
            html.Leaf("a", name, ("href", "#" + id));
        }

        html.Close().Close();
    }

    private static (string Id, string Name)[] Sections =>
    [
        ("equity", "Equity"), ("prices", "Prices"), ("months", "Months"),
        ("breakdowns", "Breakdowns"), ("trades", "Trades"),
        ("denied", "Denied"), ("data", "Data"), ("reproduce", "Reproduce"),
    ];

    private static string HashOf(string content) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(typeof(HtmlReport), name)
            ?? throw new InvalidOperationException($"The assembly lacks its own resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
