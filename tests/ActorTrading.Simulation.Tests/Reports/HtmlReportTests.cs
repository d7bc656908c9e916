using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Reports.Html;
using ActorTrading.Simulation.Tests.Metrics;

namespace ActorTrading.Simulation.Tests.Reports;

public sealed class HtmlReportTests
{
    private const int BytesMax = 2_000_000;
    private const string Attack = "<script>alert('x')</script> & \"quoted\" \u0001\ud800";
    private static readonly RunReport Sample = SampleRun.Create(600);

    [Fact]
    public void The_page_is_well_formed_and_has_every_section()
    {
        var ids = Parse(Html(Sample)).Descendants("section").Select(s => s.Attribute("id")?.Value);
        Assert.Equal(
            ["headline", "equity", "prices", "months", "breakdowns", "trades", "denied", "data", "reproduce"], ids);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Html(Sample), Html(SampleRun.Create(600)));

    [Fact]
    public void The_page_names_no_address_outside_of_its_folder()
    {
        var html = Html(Sample);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        var links = Parse(html).Descendants().SelectMany(e => e.Attributes())
            .Where(a => a.Name.LocalName is "href" or "src").Select(a => a.Value).Distinct();
        Assert.All(links, link => Assert.Matches("^(#[a-z]+|[a-z]+\\.(csv|jsonl))$", link));
    }

    [Fact]
    public void The_content_policy_allows_the_style_and_script_of_the_page_and_nothing_else()
    {
        var page = Parse(Html(Sample));
        var policy = page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null)
            .Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        foreach (var element in new[] { "style", "script" })
        {
            var content = Between(Html(Sample), $"<{element}>", $"</{element}>");
            var hash = Convert.ToBase64String(
                System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            Assert.Contains($"'sha256-{hash}'", policy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            page.Descendants().Attributes().Select(a => a.Name.LocalName),
            name => name == "style" || name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Markup_in_anything_that_people_name_is_shown_and_not_run()
    {
        var closed = Sample.Trades[0].Trade with { EntryRule = Attack, ExitRule = Attack };
        var trade = Sample.Trades[0] with { Trade = closed };
        var example = SampleRun.Denial() with
        {
            Rule = new(new(Attack), 1, Attack, Domain.Rules.RuleType.Entry),
            Portfolio = new(Attack),
            Refusal = new(Attack, Attack),
            Conditions = [new(Attack, Attack, Domain.Rules.FieldValue.Of(Attack, SampleRun.Start), true)],
            Sizing = [new(Attack, 1m)],
            Risk = [new(Attack, false, 1m, 1m, Attack)],
            OutrankedBy = Attack,
        };
        var report = Sample with
        {
            Title = Attack,
            ProductVersion = Attack,
            Metrics = Metrics([trade]),
            Trades = [trade],
            Prices = [Sample.Prices[0] with { Markers = [Sample.Prices[0].Markers[0] with { Note = Attack }] }],
            Parameters = [new(Attack, Attack)],
            Data = [new(Attack, Symbol.Of("A"), Attack, 1, SampleRun.Start, SampleRun.Start)],
            Findings = [new(new(DataSeverity.Warning, Attack, Attack, 1, null, Attack), 1)],
            Rules = [Sample.Rules[0] with { Name = Attack }],
            Denials = [new(Attack, 1, [example])],
            Fingerprint = new(Attack, Attack, 1, Attack),
        };
        var html = Html(report);
        var page = Parse(html);
        Assert.Single(page.Descendants("script"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal("<script>alert('x')</script> & \"quoted\" \ufffd\ufffd", page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void A_run_of_a_hundred_thousand_trades_still_fits_a_mail()
    {
        var trades = Enumerable.Range(0, 100_000)
            .Select(i => GoldenRun.Trade(SampleRun.Start + TimeSpan.FromMinutes(i), (i % 21) - 10m, $"S{i % 500}-USD"))
            .Select(
                (t, i) => t with { Trade = t.Trade with { EntryRule = $"rule {i % 5_000} {new string('x', 400)}" } })
            .ToImmutableArray();
        var markers = trades.Select(TradeMarker.Of).ToImmutableArray();
        var report = SampleRun.Create(20_000) with
        {
            Trades = trades,
            Metrics = Metrics(trades),
            Prices = [
                .. Enumerable.Range(0, 40)
                .Select(i => Sample.Prices[0] with { Symbol = Symbol.Of($"S{i}"), Markers = markers })],
            Findings = [.. Enumerable.Repeat(Sample.Findings[0], 5_000)],
            Data = [.. Enumerable.Repeat(Sample.Data[0], 500)],
            Rules = [.. Enumerable.Repeat(Sample.Rules[0], 5_000)],
            OpenPositions = [
                .. Enumerable.Repeat(Sample.OpenPositions.IsEmpty ? Position() : Sample.OpenPositions[0], 5_000)],
            Denials = [
                .. Enumerable.Range(0, 500)
                .Select(i => new DenialSummary($"code_{i}", i, [.. Enumerable.Repeat(SampleRun.Denial(), 50)]))],
        };
        var html = Html(report);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, BytesMax);
        Assert.Contains("The latest 200 of 100,000 closed trades.", html, StringComparison.Ordinal);
        Assert.Contains("The latest 133 of 100,000 positions are marked.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_which_nothing_happened_has_a_page_too()
    {
        var report = new RunReport
        {
            Title = "Nothing",
            ProductVersion = "0",
            Metrics = PerformanceMetrics.Compute(GoldenRun.FromResults(100m, 0)),
            Equity = new(Currency.Usd, []),
            Daily = new(new(2025, 1, 1), []),
            Fingerprint = new("0", "0", 0, "atc backtest"),
        };
        var text = Parse(Html(report)).Root!.Value;
        Assert.Contains("The run saw no market event", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was denied.", text, StringComparison.Ordinal);
        Assert.Contains("No trade was closed.", text, StringComparison.Ordinal);
        Assert.Contains("No gap, duplicate or impossible value was found.", text, StringComparison.Ordinal);
        Assert.Contains("No position was open at the end.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.01)]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public void Axes_label_runs_of_any_length_with_a_handful_of_times(double days)
    {
        var sampler = new EquitySampler(SampleRun.Start, new(100m, Currency.Usd));
        sampler.Mark(SampleRun.Start + TimeSpan.FromDays(days), new(101m, Currency.Usd));
        var page = Parse(Html(Sample with { Equity = sampler.ReadCurve(), Prices = [] }));
        var plot = page.Descendants("section").Single(s => s.Attribute("id")?.Value == "equity").Descendants("svg")
            .First();
        var labels = plot.Elements("text").Count(t => t.Attribute("text-anchor")?.Value == "middle");
        Assert.InRange(labels, 1, 10);
    }

    [Fact]
    public void A_price_that_spans_much_is_drawn_on_a_logarithmic_scale()
    {
        var bars = ImmutableArray.Create(
            new PriceBar(SampleRun.Start, SampleRun.Start, 1m, 1m, 1m, 1m),
            new PriceBar(
                SampleRun.Start + TimeSpan.FromDays(1), SampleRun.Start + TimeSpan.FromDays(2), 1m, 900m, 1m, 900m));
        var chart = new PriceChart(Symbol.Of("X"), bars, [new(Side.Sell, SampleRun.Start, 1m, null, null, null)]);
        var text = Parse(Html(Sample with { Prices = [chart] })).Root!.Value;
        Assert.Contains("logarithmic", text, StringComparison.Ordinal);
        Assert.Contains("Short from 1 at", text, StringComparison.Ordinal);
    }

    private static Domain.Portfolios.PositionView Position() => new()
    {
        Symbol = Symbol.Of("A"),
        Side = Side.Sell,
        Quantity = new(1m),
        EntryPrice = new(1m),
        MarkPrice = new(1m),
        BestPrice = new(1m),
        OpenedAt = SampleRun.Start,
        Notional = new(1m, Currency.Usd),
        UnrealisedProfit = new(0m, Currency.Usd),
    };

    private static PerformanceMetrics Metrics(ImmutableArray<TradeOutcome> trades) =>
        PerformanceMetrics.Compute(GoldenRun.Input with { Trades = trades });

    private static string Between(string text, string from, string to) =>
        text[(text.IndexOf(from, StringComparison.Ordinal) + from.Length)..text.IndexOf(to, StringComparison.Ordinal)];

    private static string Html(RunReport report)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
