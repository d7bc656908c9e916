using System.Diagnostics.Metrics;
using System.Net;
using ActorTrading.Host.Http.Metrics;

namespace ActorTrading.Host.Tests.Http;

public sealed class MetricsTests
{
    [Fact]
    public async Task What_is_measured_is_told_to_viewers_alone()
    {
        await using var node = await TestNode.Start();
        await node.Admin.Get("/alerts").Json(HttpStatusCode.OK);
        var viewer = node.Client(await node.Admin.NewToken("viewer"));

        using var answer = await viewer.Get("/metrics");
        var text = await answer.Text();

        await node.Client(null).Get("/metrics").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("# TYPE http_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "http_request_duration_seconds_count{method=\"GET\",route=\"/alerts\",status=\"200\"}",
            text,
            StringComparison.Ordinal);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_gauges_and_histograms_have_their_forms()
    {
        using var exporter = new MetricsExporter();
        using var meter = new Meter("ActorTrading.Test.Forms");
        var counter = meter.CreateCounter<long>("form.counter", "{order}", "Orders \\ lines\nwith breaks.");
        var steps = meter.CreateUpDownCounter<int>("form.depth");
        var gauge = meter.CreateGauge<double>("form.share", "1");
        meter.CreateObservableGauge("form.size", () => 7L, "By");
        meter.CreateObservableCounter("form.seen", () => 3L);
        var times = meter.CreateHistogram(
            "form.time", "ms", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 10] });
        counter.Add(2, new("b", "x\"y\\z\n"), new KeyValuePair<string, object?>("a.b", 1));
        counter.Add(3, new("a.b", 1), new KeyValuePair<string, object?>("b", "x\"y\\z\n"));
        steps.Add(5);
        steps.Add(-2);
        gauge.Record(double.NaN);
        times.Record(1);
        times.Record(5);
        times.Record(50);

        var lines = exporter.Export().Split('\n').Where(l => l.Contains("form_", StringComparison.Ordinal));

        Assert.Equal(
            [
                @"# HELP form_counter_total Orders \\ lines\nwith breaks.",
                "# TYPE form_counter_total counter",
                @"form_counter_total{a_b=""1"",b=""x\""y\\z\n""} 5",
                "# HELP form_depth form.depth",
                "# TYPE form_depth gauge",
                "form_depth 3",
                "# HELP form_seen_total form.seen",
                "# TYPE form_seen_total counter",
                "form_seen_total 3",
                "# HELP form_share form.share",
                "# TYPE form_share gauge",
                "form_share NaN",
                "# HELP form_size_bytes form.size",
                "# TYPE form_size_bytes gauge",
                "form_size_bytes 7",
                "# HELP form_time_milliseconds form.time",
                "# TYPE form_time_milliseconds histogram",
                "form_time_milliseconds_bucket{le=\"1\"} 1",
                "form_time_milliseconds_bucket{le=\"10\"} 2",
                "form_time_milliseconds_bucket{le=\"+Inf\"} 3",
                "form_time_milliseconds_sum 56",
                "form_time_milliseconds_count 3",
            ],
            lines);
    }

    [Fact]
    public void A_label_that_never_repeats_does_not_grow_without_end()
    {
        using var exporter = new MetricsExporter();
        using var meter = new Meter("ActorTrading.Test.Labels");
        var counter = meter.CreateCounter<long>("labels.many");
        var times = meter.CreateHistogram<int>("labels.times");
        for (var i = 0; i < 1_500; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
            times.Record(1, new KeyValuePair<string, object?>("id", i));
        }

        var text = exporter.Export();

        Assert.Contains("labels_many_total{overflow=\"true\"} 500\n", text, StringComparison.Ordinal);
        Assert.Contains("labels_times_count{overflow=\"true\"} 500\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_of_others_are_not_told()
    {
        using var exporter = new MetricsExporter();
        using var meter = new Meter("Somebody.Else");
        meter.CreateCounter<long>("foreign.counter").Add(1);

        Assert.DoesNotContain("foreign_counter", exporter.Export(), StringComparison.Ordinal);
    }
}
