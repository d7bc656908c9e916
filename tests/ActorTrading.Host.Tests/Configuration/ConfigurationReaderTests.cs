using System.Net;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Configuration;
using ActorTrading.Simulation.Venues;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private const string Everything = """
        {
          // Comments and trailing commas are allowed.
          "$schema": "actortrading.schema.json",
          "data_folder": "elsewhere",
          "http": {
            "listen": "0.0.0.0:443", "public": true, "allowed_hosts": ["node.example"],
            "allowed_origins": ["https://desk.example"], "request_timeout": "5s",
            "tls": { "certificate": "a.pem", "key": "b.pem", "key_password": "canary" }
          },
          "feed": {
            "kind": "recorded", "files": ["a.csv=BTC-USD@1h"], "speed": 12.5, "symbols": ["SOL-USD"],
            "timeframe": "5m", "start": "2025-01-31T00:00:00Z", "seed": 18446744073709551615
          },
          "venue": {
            "fees": "maker=0.02%,taker=0.05%", "latency": "50ms,jitter=20ms", "slippage": "2ticks",
            "participation": "10%"
          },
          "logging": { "format": "json", "level": "debug", "categories": ["Quartz=error"] },
          "telemetry": { "otlp_endpoint": "http://127.0.0.1:4318", "otlp_headers": "api-key=canary" },
          "jobs": { "enabled": false, "runs_at_once": 2 },
        }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Nothing_configured_is_the_defaults()
    {
        var options = Configured.Options(ConfigurationReader.Read(ConfigurationArguments.None, Configured.NoVariables));

        Assert.Equal("./data", options.DataFolder);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8080), options.Http.Listen);
        Assert.Equal(FeedKind.Generated, options.Feed.Kind);
        Assert.Equal(LogLevel.Warning, options.Logging.Categories["Quartz"]);
    }

    [Fact]
    public void A_file_sets_what_it_names()
    {
        var options = Configured.Options(Configured.File(_workspace, Everything));

        Assert.Equal("elsewhere", options.DataFolder);
        Assert.Equal(443, options.Http.Listen.Port);
        Assert.Equal(["node.example"], options.Http.AllowedHosts);
        Assert.Equal("canary", options.Http.Tls.KeyPassword!.Reveal());
        Assert.Equal(TimeSpan.FromSeconds(5), options.Http.RequestTimeout);
        Assert.Equal((FeedKind.Recorded, 12.5m), (options.Feed.Kind, options.Feed.Speed));
        Assert.Equal(ulong.MaxValue, options.Feed.Seed);
        Assert.Equal([Symbol.Of("SOL-USD")], options.Feed.Symbols);
        Assert.Equal(Timestamp.Parse("2025-01-31"), options.Feed.Start);
        Assert.Equal(0.0005m, options.Venue.Fees.TakerRate);
        Assert.Equal(TimeSpan.FromMilliseconds(20), options.Venue.Latency.JitterMax);
        Assert.Equal(new SlippageModel.Ticks(2), options.Venue.Slippage);
        Assert.Equal(0.1m, options.Venue.Participation);
        Assert.Equal((LogFormat.Json, LogLevel.Debug), (options.Logging.Format, options.Logging.Level));
        Assert.Equal(["Quartz"], options.Logging.Categories.Keys);
        Assert.Equal(new Uri("http://127.0.0.1:4318"), options.Telemetry.OtlpEndpoint);
        Assert.Equal((false, 2), (options.Jobs.IsEnabled, options.Jobs.RunsAtOnce));
        Assert.Equal(512, options.Journal.GroupMax);
    }

    [Theory]
    [InlineData("ACTORTRADING__Limits__RequestBurst")]
    [InlineData("ACTORTRADING__LIMITS__REQUEST_BURST")]
    [InlineData("actortrading__limits__requestburst")]
    public void A_variable_names_a_setting_with_or_without_underscores(string variable) =>
        Assert.Equal(7, Configured.Options(Configured.Variables(_workspace, (variable, "7"))).Limits.RequestBurst);

    [Fact]
    public void A_variable_holds_a_list_with_commas() =>
        Assert.Equal(
            ["a.example", "b.example"],
            Configured.Options(
                Configured.Variables(_workspace, ("ACTORTRADING__Http__AllowedHosts", "a.example, b.example")))
                .Http.AllowedHosts);

    [Fact]
    public void A_later_layer_takes_a_value_away_with_an_empty_text()
    {
        var file = _workspace.Write("node.json", """{ "venue": { "participation": "10%" } }""");
        var variables = new Dictionary<string, string> { ["ACTORTRADING__Venue__Participation"] = "" };

        Assert.Null(Configured.Options(ConfigurationReader.Read(new(file), variables)).Venue.Participation);
    }

    [Fact]
    public void Environment_wins_over_the_file_and_the_command_line_over_both()
    {
        _workspace.Write("actortrading.json", """{ "feed": { "seed": 1, "speed": 1, "tick_rate": 1 } }""");

        var shown = Shown(
            new() { ["ACTORTRADING__Feed__Seed"] = "2", ["ACTORTRADING__Feed__Speed"] = "2" },
            "--data-folder", _workspace.PathOf(""),
            "--speed", "3");

        Assert.Equal("1", shown("feed.tick_rate").Value);
        Assert.Equal("2", shown("feed.seed").Value);
        Assert.Equal("3", shown("feed.speed").Value);
        Assert.EndsWith("actortrading.json, line 1", shown("feed.tick_rate").From);
        Assert.Equal("environment variable ACTORTRADING__Feed__Seed", shown("feed.seed").From);
        Assert.Equal("option --speed", shown("feed.speed").From);
        Assert.Equal("default", shown("feed.kind").From);
    }

    [Fact]
    public void Set_assigns_any_setting()
    {
        var shown = Shown(
            [],
            "--data-folder", _workspace.PathOf(""),
            "--set", "feed.symbols=BTC-USD,SOL-USD",
            "--set", "logging.level=warning");

        Assert.Equal("BTC-USD, SOL-USD", shown("feed.symbols").Value);
        Assert.Equal("warning", shown("logging.level").Value);
    }

    [Fact]
    public void A_value_that_is_shown_can_be_read_again()
    {
        var first = Assert.IsType<ConfigurationResult.Valid>(Configured.File(_workspace, Everything)).Configuration;

        var variables = first.Settings
            .Where(s => s.Value is not ("-" or "***"))
            .ToDictionary(s => "ACTORTRADING__" + s.Path.Replace(".", "__", StringComparison.Ordinal), s => s.Value);
        var second = Assert.IsType<ConfigurationResult.Valid>(
            ConfigurationReader.Read(ConfigurationArguments.None, variables)).Configuration;

        // Secrets alone are not shown, so they alone are lost.
        var kept = first.Settings.Where(s => s.Value != "***").Select(s => (s.Path, s.Value));
        Assert.Equal(kept, second.Settings.Where(s => kept.Any(k => k.Path == s.Path)).Select(s => (s.Path, s.Value)));
    }

    [Fact]
    public void No_secret_is_printed()
    {
        var file = _workspace.Write("node.json", Everything);

        Assert.DoesNotContain("canary", Cli.Run("config", "show", "--config", file).Out);
        Assert.DoesNotContain("canary", Cli.Run("config", "show", "--json", "--config", file).Out);
        Assert.DoesNotContain("canary", Configured.Options(Configured.File(_workspace, Everything)).ToString());
        Assert.DoesNotContain(
            "canary", Cli.Run("config", "show", "--set", "canary", "--set", "telemetry.otlp_header=canary").Error);
        var mistaken = Configured.File(_workspace, """{"http":{"tls":{"key_password":["canary"]}}}""");
        Assert.DoesNotContain("canary", string.Join('\n', Configured.Problems(mistaken)));
    }

    private static Func<string, (string Value, string From)> Shown(
        Dictionary<string, string> variables, params string[] args)
    {
        var result = Cli.Run(variables, ["config", "show", "--json", .. args]);
        Assert.Equal("", result.Error);
        using var json = System.Text.Json.JsonDocument.Parse(result.Out);
        var settings = json.RootElement.GetProperty("settings").EnumerateObject()
            .ToDictionary(
                s => s.Name,
                s => (s.Value.GetProperty("value").GetString()!, s.Value.GetProperty("from").GetString()!));
        return path => settings[path];
    }
}
