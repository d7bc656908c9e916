using System.Net;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public void Without_a_collector_nothing_is_sent() => Assert.Null(OtlpExport.Start(new TelemetryOptions()));

    [Fact]
    public async Task Traces_and_metrics_go_to_the_collector_with_its_headers()
    {
        using var collector = new HttpListener();
        var address = FreeAddress();
        collector.Prefixes.Add(address);
        collector.Start();
        var requests = Take(collector, 2);
        using (var export = OtlpExport.Start(new TelemetryOptions
        {
            OtlpEndpoint = new Uri(address),
            OtlpHeaders = new Secret("x-key=abc"),
            TraceShare = 1m,
        }))
        {
            using (Tracing.Source.StartActivity("order"))
            {
            }

            var flushed = Task.Run(
                () => export!.Flush(TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);
            Assert.Equal(["/v1/metrics abc", "/v1/traces abc"], (await requests).Order(StringComparer.Ordinal));
            Assert.True(await flushed);
            collector.Stop();
        }
    }

    [Theory]
    [InlineData(LogFormat.Console)]
    [InlineData(LogFormat.Json)]
    public void The_log_keeps_its_levels_and_never_the_line_with_the_query(LogFormat format)
    {
        using var logs = NodeLogs.Open(
            new LogLevels(new LoggingOptions { Level = LogLevel.Debug }, TimeProvider.System), format);

        Assert.True(logs.CreateLogger("ActorTrading").IsEnabled(LogLevel.Debug));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Routing").IsEnabled(LogLevel.Information));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
    }

    private static async Task<List<string>> Take(HttpListener collector, int count)
    {
        var seen = new List<string>();
        while (seen.Count < count)
        {
            var context = await collector.GetContextAsync();
            seen.Add($"{context.Request.Url!.AbsolutePath} {context.Request.Headers["x-key"]}");
            context.Response.Close();
        }

        return seen;
    }

    private static string FreeAddress()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
    }
}
