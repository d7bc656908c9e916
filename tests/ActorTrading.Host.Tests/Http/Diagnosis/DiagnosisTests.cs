using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http.Diagnosis;

/// <summary>What a node says of itself when somebody looks for a fault.</summary>
public sealed class DiagnosisTests : IAsyncDisposable
{
    private readonly ConformingNode _node = new();

    [Fact]
    public async Task A_well_node_is_tried_part_by_part_and_nothing_is_found()
    {
        using var admin = await Started();

        var found = await admin.Get("/admin/health").Json(HttpStatusCode.OK);

        var checks = found["checks"]!.AsArray().ToDictionary(c => Text(c!, "name"), c => c!);
        Assert.True(found["ok"]!.GetValue<bool>(), found.ToJsonString());
        Assert.All(
            ["threads", "durable_write", "journal_read", "snapshots", "read_model_query", "venue_statement", "alerts"],
            name => Assert.True(checks[name]["ms"]!.GetValue<double>() >= 0));
        Assert.All(
            ["journal_writes", "market_data", "entities", "disk"], name => Assert.True(checks.ContainsKey(name)));
        var audit = await admin.Get("/audit").Json(HttpStatusCode.OK);
        Assert.Contains(audit["items"]!.AsArray(), line => Text(line!["entry"]!, "action") == "examine_node");
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        using var admin = await Started();
        await admin.Post("/entities/portfolio/main/suspend", """{"reason":"looks odd"}""").Json(HttpStatusCode.OK);

        var found = await admin.Get("/admin/health").Json(HttpStatusCode.OK);
        var dump = await admin.Get("/admin/dump").Json(HttpStatusCode.OK);

        Assert.False(found["ok"]!.GetValue<bool>());
        var entities = found["checks"]!.AsArray().Single(c => Text(c!, "name") == "entities")!;
        Assert.Equal("1 are suspended", Text(entities, "reason"));
        var down = Assert.Single(dump["down"]!.AsArray())!;
        Assert.Equal(("main", "looks odd"), (Text(down, "key"), Text(down, "reason")));
    }

    [Fact]
    public async Task The_entities_that_write_most_come_first()
    {
        using var admin = await Started();

        var load = await admin.Get("/admin/load").Json(HttpStatusCode.OK);

        var busiest = load["busiest"]!.AsArray().Select(b => b!).ToArray();
        Assert.Equal(("portfolio", "main"), (Text(busiest[0], "type"), Text(busiest[0], "key")));
        Assert.True(busiest[0]["events"]!.GetValue<int>() >= 2);
        Assert.DoesNotContain(busiest, b => Text(b, "type") is "access" or "audit");
        Assert.True(load["process_bytes"]!.GetValue<long>() > load["heap_bytes"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_dump_holds_the_configuration_the_checks_and_the_log_and_nobodys_token()
    {
        using var admin = await Started();
        await admin.Post("/admin/log/marks", """{"text":"look here"}""").Json(HttpStatusCode.OK);

        var dump = await admin.Get("/admin/dump").Json(HttpStatusCode.OK);

        Assert.Contains(dump["config"]!["items"]!.AsArray(), s => Text(s!, "setting") == "feed.tick_rate");
        Assert.Contains(dump["checks"]!.AsArray(), c => Text(c!, "name") == "journal_writes");
        Assert.Contains(dump["log"]!.AsArray(), l => Text(l!, "text").EndsWith("look here", StringComparison.Ordinal));
        Assert.Equal(["read-models", "paper funding", "events"], dump["projections"]!.AsArray().Select(
            p => Text(p!, "name")));
        Assert.Contains("processors", Text(dump, "platform"), StringComparison.Ordinal);
        Assert.DoesNotContain(_node.AdminToken, dump.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trader_sees_the_load_and_neither_dump_nor_examination()
    {
        using var admin = await Started();
        using var trader = _node.Client(await admin.NewToken("trader"));

        await trader.Get("/admin/load").Json(HttpStatusCode.OK);
        await trader.Get("/admin/dump").Problem(HttpStatusCode.Forbidden, "permission_missing");
        await trader.Get("/admin/health").Problem(HttpStatusCode.Forbidden, "permission_missing");
    }

    public async ValueTask DisposeAsync() => await _node.DisposeAsync();

    private async Task<HttpClient> Started()
    {
        await _node.Start();
        var admin = _node.Client(_node.AdminToken);
        await admin.Post("/portfolios", """{"id":"main","name":"Main","base_currency":"USD"}""")
            .Json(HttpStatusCode.Created);
        await admin.Post("/portfolios/main/deposits", """{"amount":100}""").Json(HttpStatusCode.Created);
        return admin;
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
