using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Node;
using ActorTrading.Host.Tests.Conformance;
using ActorTrading.Host.Tests.Http;

namespace ActorTrading.Host.Tests.Telemetry;

/// <summary>What a node that trades tells of itself.</summary>
public sealed partial class NodeTelemetryTests
{
    private static readonly string[] Expected =
    [
        "actortrading_entities_resident", "actortrading_entities_suspended", "actortrading_halts",
        "actortrading_journal_append_duration_seconds_count", "actortrading_journal_damaged",
        "actortrading_journal_events_total", "actortrading_journal_waiting", "actortrading_market_data_age_seconds",
        "actortrading_market_events_total", "actortrading_market_queue_depth", "actortrading_orders_total",
        "actortrading_orders_unknown", "actortrading_orders_unknown_oldest_age_seconds", "actortrading_projection_lag",
        "actortrading_sessions",
    ];

    [Fact]
    public async Task The_metrics_of_a_node_that_trades_say_how_it_does()
    {
        await using var node = new ConformingNode();
        await node.Start();
        using var admin = node.Client(node.AdminToken);
        var world = new ApiWorld(node, admin);
        await world.Begin();
        await world.Created("/halts", """{"scope":"account","target":"nobody","reason":"a test"}""");
        await admin.Post($"/portfolios/{ApiWorld.Portfolio}/positions/BTC-USD/close", null);

        var text = await admin.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        var samples = Samples(text);
        Assert.All(Expected, name => Assert.Contains(samples, s => s.Name == name));
        Assert.True(Value(samples, "actortrading_orders_total", "outcome", "sent") >= 2, text);
        Assert.True(Value(samples, "actortrading_orders_total", "outcome", "filled") >= 1, text);
        Assert.True(Value(samples, "actortrading_sessions", "phase", "running") >= 1, text);
        Assert.True(Value(samples, "actortrading_halts", "scope", "Account") >= 1, text);
        Assert.InRange(Value(samples, "actortrading_market_data_age_seconds", "symbol", "BTC-USD"), 0, 30);
        Assert.Contains(samples, s => s is { Name: "actortrading_journal_append_duration_seconds_count", Value: > 20 });
        Assert.DoesNotContain(ApiWorld.Portfolio, text, StringComparison.Ordinal);
        Assert.DoesNotContain(node.AdminToken.Split('_')[2], text, StringComparison.Ordinal);

        // Buckets aside, of which each operation has a row: what counts is that ids and symbols make none.
        var families = samples.Where(s => !s.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(s => s.Name);
        Assert.All(families, family => Assert.True(family.Count() < 1_000, family.Key));
    }

    [Fact]
    public async Task A_fill_is_in_the_trace_of_the_request_that_its_order_came_of()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        await using var node = new ConformingNode();
        await node.Start();
        using var admin = node.Client(node.AdminToken);
        var world = new ApiWorld(node, admin);
        await world.Begin();
        await world.Position();

        using var close = await admin.Post(
            $"/portfolios/{ApiWorld.Portfolio}/positions/BTC-USD/close", null, ("X-Correlation-Id", "close-it"));
        Assert.True(close.IsSuccessStatusCode, await close.Text());
        await Eventually.True(() => Of(spans, "fill").Any(), "the fill is traced");
        await Eventually.True(
            () => Of(spans, "turn").Count(s => HasAncestor(spans, s, "fill")) >= 2, "the fill was booked");

        var request = Assert.Single(Of(spans, "http"));
        var fill = Of(spans, "fill").First();
        foreach (var step in new[] { "send order", "journal append", "turn", "command", "http" })
        {
            Assert.True(HasAncestor(spans, fill, step), $"{step} is not on the way to the fill:\n{Tree(spans)}");
        }

        Assert.Equal(request.TraceId, fill.TraceId);
        Assert.All(Of(spans, null), s => Assert.Equal("close-it", Tracing.CorrelationOf(s)));
    }

    [Fact]
    public async Task An_order_whose_fate_is_open_is_counted_and_aged()
    {
        await using var node = new ConformingNode();
        await node.Start(new NodeSeams { Requests = venue => new Silent(venue) });
        using var admin = node.Client(node.AdminToken);
        var world = new ApiWorld(node, admin);
        await world.OpenPortfolio(ApiWorld.Portfolio);
        await world.Created("/auto-trading/rules", ApiWorld.Buying);
        await world.StartSession(ApiWorld.Portfolio);

        await Eventually.True(() => node.Runtime.Engine.Tally.Unknown.Count > 0, "the order is unknown");

        var samples = Samples(await admin.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
        Assert.Contains(samples, s => s is { Name: "actortrading_orders_unknown", Value: >= 1 });
        Assert.Contains(samples, s => s is { Name: "actortrading_orders_unknown_oldest_age_seconds", Value: > 0 });
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Tracing.SourceName or EntityTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>Spans of the request under test alone: others run beside it in this process.</summary>
    private static IEnumerable<Activity> Of(ConcurrentQueue<Activity> spans, string? name) => spans.Where(
        s => Tracing.CorrelationOf(s) == "close-it" && (name is null || s.OperationName == name));

    /// <summary>Also a span that ended before, beside those that led here.</summary>
    private static bool HasAncestor(ConcurrentQueue<Activity> spans, Activity span, string name)
    {
        var known = spans.DistinctBy(s => s.SpanId).ToDictionary(s => s.SpanId);
        var ways = new HashSet<ActivitySpanId>();
        for (var at = span; at is not null; at = known.GetValueOrDefault(at.ParentSpanId))
        {
            ways.Add(at.SpanId);
        }

        return spans.Any(s => s.OperationName == name && s.TraceId == span.TraceId
            && (ways.Contains(s.SpanId) || ways.Contains(s.ParentSpanId)));
    }

    private static string Tree(ConcurrentQueue<Activity> spans) => string.Join(
        '\n', Of(spans, null).Select(s => $"{s.SpanId} of {s.ParentSpanId}: {s.OperationName}"));

    private static List<(string Name, string Labels, double Value)> Samples(string text) =>
    [
        .. from Match sample in Sample().Matches(text)
           select (
               sample.Groups["name"].Value,
               sample.Groups["labels"].Value,
               double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)),
    ];

    private static double Value(
        List<(string Name, string Labels, double Value)> samples, string name, string label, string value) => samples
        .Where(s => s.Name == name && s.Labels.Contains($"{label}=\"{value}\"", StringComparison.Ordinal))
        .Select(s => s.Value).DefaultIfEmpty().Max();

    [GeneratedRegex(@"^(?<name>[a-z_]+)(?<labels>\{.*\})? (?<value>[-+0-9.eE]+)$", RegexOptions.Multiline)]
    private static partial Regex Sample();

    /// <summary>A venue that takes orders and says nothing, like one behind a broken line.</summary>
    private sealed class Silent(IVenue venue) : IVenue
    {
        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
        {
        }

        public void Cancel(AccountId account, ClientOrderId id)
        {
        }

        public void Query(AccountId account, ClientOrderId id)
        {
        }

        public void RequestStatement(AccountId account) => venue.RequestStatement(account);
    }
}
