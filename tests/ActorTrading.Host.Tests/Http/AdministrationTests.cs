using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Http;

public sealed class AdministrationTests
{
    private const string Password = "hidden-canary-password";

    [Fact]
    public async Task The_configuration_is_shown_to_admins_with_origins_and_without_secrets()
    {
        await using var node = await Started();
        var trader = node.Client(await node.Admin.NewToken("trader"));

        var shown = await node.Admin.Get("/admin/config").Json(HttpStatusCode.OK);

        Assert.DoesNotContain(Password, shown.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("***", "a test"), Setting(shown, "http.tls.key_password"));
        Assert.Equal(("5", "a test"), Setting(shown, "feed.tick_rate"));
        Assert.Equal("default", Setting(shown, "logging.level").From);
        await trader.Get("/admin/config").Problem(HttpStatusCode.Forbidden, "permission_missing");
    }

    [Fact]
    public async Task Log_levels_are_changed_by_admins_and_audited()
    {
        await using var node = await Started();
        var trader = node.Client(await node.Admin.NewToken("trader"));

        var changed = await node.Admin.Post(
            "/admin/log/levels", """{"category":"ActorTrading.Engine","level":"debug"}""").Json(HttpStatusCode.OK);
        var back = await node.Admin.Post("/admin/log/levels", """{"category":"ActorTrading.Engine"}""")
            .Json(HttpStatusCode.OK);

        Assert.Contains(changed["items"]!.AsArray(), l => Text(l!, "category") == "ActorTrading.Engine");
        Assert.DoesNotContain(back["items"]!.AsArray(), l => Text(l!, "category") == "ActorTrading.Engine");
        await trader.Post("/admin/log/levels", """{"category":"*","level":"none"}""")
            .Problem(HttpStatusCode.Forbidden, "permission_missing");
        await node.Admin.Post("/admin/log/levels", """{"category":"*","level":"loud"}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        var audit = await node.Admin.Get("/audit").Json(HttpStatusCode.OK);
        Assert.Contains(audit["items"]!.AsArray(), e => Text(e!["entry"]!, "action") == "set_log_level");
    }

    [Fact]
    public async Task A_mark_is_one_line_of_the_log()
    {
        await using var node = await Started();

        await node.Admin.Post("/admin/log/marks", """{"text":"before the move"}""").Json(HttpStatusCode.OK);
        await node.Admin.Post("/admin/log/marks", """{"text":"two\nlines"}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");

        Assert.Contains("before the move", node.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_lines_of_the_log_are_read_by_level_category_and_request()
    {
        await using var node = await Started();
        await node.Admin.Post("/admin/log/marks", """{"text":"before the move"}""").Json(HttpStatusCode.OK);
        await node.Admin.Post("/admin/log/marks", """{"text":"after the move"}""").Json(HttpStatusCode.OK);

        var both = Lines(await node.Admin.Get("/admin/log/lines?category=ActorTrading.Host.Http.Administration")
            .Json(HttpStatusCode.OK));
        var last = Lines(await node.Admin.Get("/admin/log/lines?level=warning&limit=1").Json(HttpStatusCode.OK));
        var ofRequest = Lines(await node.Admin.Get($"/admin/log/lines?correlation={Text(both[0], "correlation_id")}")
            .Json(HttpStatusCode.OK));

        var later = await node.Admin.Get(
            $"/admin/log/lines?category=ActorTrading.Host.Http.Administration&after={both[0]["number"]}")
            .Json(HttpStatusCode.OK);
        var none = await node.Admin.Get($"/admin/log/lines?level=critical&after={both[1]["number"]}")
            .Json(HttpStatusCode.OK);

        Assert.Equal(2, both.Length);
        Assert.Equal(Text(both[1], "text"), Text(Assert.Single(Lines(later)), "text"));
        Assert.Equal(both[1]["number"]!.GetValue<long>(), none["last"]!.GetValue<long>());
        Assert.EndsWith("before the move", Text(both[0], "text"), StringComparison.Ordinal);
        Assert.EndsWith("after the move", Text(Assert.Single(last), "text"), StringComparison.Ordinal);
        Assert.Contains(ofRequest, line => Text(line, "text") == Text(both[0], "text"));
        Assert.DoesNotContain(ofRequest, line => Text(line, "text") == Text(both[1], "text"));
        Assert.Empty(Lines(await node.Admin.Get("/admin/log/lines?level=critical").Json(HttpStatusCode.OK)));
        await node.Admin.Get("/admin/log/lines?level=loud").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    private static JsonNode[] Lines(JsonNode page) => [.. page["items"]!.AsArray().Select(line => line!)];

    private static Task<TestNode> Started()
    {
        var options = new NodeOptions
        {
            Feed = new() { TickRate = 5m },
            Http = new() { Tls = new() { KeyPassword = new Secret(Password) } },
        };
        var configuration = NodeConfiguration.Of(new NodeOptions()).With(options, "a test");
        return TestNode.Start(new TestNodeOptions
        {
            Modules = parts =>
            [
                new ConfigModule(configuration),
                new LogModule(new LogLevels(options.Logging, parts.Time), parts.Logs.CreateLogger<LogModule>()),
                new LogLinesModule(Recent(parts)),
            ],
        });
    }

    private static RecentLog Recent(HttpDoorParts parts)
    {
        var recent = new RecentLog(parts.Time);
        parts.Logs.AddProvider(recent);
        return recent;
    }

    private static (string Value, string From) Setting(JsonNode shown, string path)
    {
        var item = shown["items"]!.AsArray().Single(s => Text(s!, "setting") == path)!;
        return (Text(item, "value"), Text(item, "from"));
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
