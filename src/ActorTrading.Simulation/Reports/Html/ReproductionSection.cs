namespace ActorTrading.Simulation.Reports.Html;

/// <summary>What was asked, and how to ask it again and see that the answer is the same.</summary>
internal static class ReproductionSection
{
    public static void Write(HtmlWriter html, RunReport report)
    {
        var fingerprint = report.Fingerprint;
        html.Open("section", ("id", "reproduce")).Leaf("h2", "Parameters and reproduction");
        html.Open("dl", ("class", "parameters"));
        foreach (var parameter in report.Parameters)
        {
            Row(html, parameter.Name, parameter.Value);
        }

        Row(html, "Seed", DisplayText.Plain(fingerprint.Seed));
        Row(html, "Version", report.ProductVersion);
        if (report.Pace is { } pace)
        {
            Row(
                html, "Run",
                $"{DisplayText.Count(pace.Events)} events in {DisplayText.Duration(pace.Duration)}, "
                + $"{DisplayText.Number(pace.EventsPerSecond)} per second");
        }

        html.Close();
        html.Open("dl", ("class", "hashes"));
        Row(html, "Order hash", fingerprint.OrderHash);
        Row(html, "State hash", fingerprint.StateHash);
        html.Close();
        html.Leaf("p", "The same command gives the same two hashes.", ("class", "caption"));
        html.Open("pre", ("tabindex", "0")).Leaf("code", fingerprint.Command).Close();
        html.Close();
    }

    private static void Row(HtmlWriter html, string name, string value) =>
        html.Open("div").Leaf("dt", name).Leaf("dd", value).Close();
}
