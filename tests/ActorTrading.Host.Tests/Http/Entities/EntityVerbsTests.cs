using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http.Entities;

/// <summary>What an operator sees of entities and does about those that take no commands, on a whole node.</summary>
public sealed class EntityVerbsTests : IAsyncDisposable
{
    private const string Tail =
        "DELETE FROM event WHERE sequence > 1 AND entity = "
        + "(SELECT id FROM entity WHERE type = 'portfolio' AND key = $key)";

    private readonly ConformingNode _node = new();

    [Fact]
    public async Task Entities_are_listed_page_by_page_and_one_is_shown_with_its_state()
    {
        using var admin = await Started();

        var first = await admin.Get("/entities?limit=2").Json(HttpStatusCode.OK);
        var all = await admin.Get("/entities").Json(HttpStatusCode.OK);
        var rest = await admin.Get($"/entities?limit=2&cursor={first["next"]}").Json(HttpStatusCode.OK);
        var portfolio = await admin.Get("/entities/portfolio/main").Json(HttpStatusCode.OK);
        var access = await admin.Get("/entities/access/tokens").Json(HttpStatusCode.OK);

        string[] keys = [.. Items(all).Select(KeyOf)];
        Assert.Equal(keys.Take(4), Items(first).Concat(Items(rest)).Select(KeyOf));
        Assert.Contains("portfolio/main", keys);
        Assert.Equal(["portfolio"], Items(await admin.Get("/entities?type=portfolio").Json(HttpStatusCode.OK))
            .Select(e => Text(e, "type")).Distinct());
        Assert.Empty(Items(await admin.Get("/entities?status=damaged").Json(HttpStatusCode.OK)));
        Assert.Equal("Main", Text(portfolio["state"]!, "name"));
        Assert.Equal(portfolio["entity"]!["sequence"]!.GetValue<long>(), portfolio["events"]!.AsArray().Count);
        Assert.Null(access["state"]);
        Assert.Empty(access["events"]!.AsArray());
        await admin.Get("/entities/portfolio/nobody").Problem(HttpStatusCode.NotFound, "entity_unknown");
        await admin.Get("/entities?status=sick").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task A_restarted_entity_has_the_state_that_its_journal_makes()
    {
        using var admin = await Started();

        var restarted = await admin.Post("/entities/portfolio/main/restart", """{"reason":"to be sure"}""")
            .Json(HttpStatusCode.OK);

        Assert.Equal(Text(restarted, "hash_before"), Text(restarted, "hash_after"));
        await admin.Post("/entities/portfolio/main/restart", """{"reason":" "}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await admin.Post("/entities/portfolio/nobody/restart", """{"reason":"why not"}""")
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
        await admin.Post("/entities/portfolio/main/resume", """{"reason":"why not"}""")
            .Problem(HttpStatusCode.Conflict, "entity_not_suspended");
        await admin.Post("/entities/portfolio/main/accept-loss", """{"reason":"why not","last_good":1}""")
            .Problem(HttpStatusCode.Conflict, "entity_not_damaged");
    }

    [Fact]
    public async Task A_suspended_entity_takes_no_commands_until_it_is_resumed()
    {
        using var admin = await Started();
        const string deposit = """{"amount":1}""";

        var suspended = await admin.Post("/entities/portfolio/main/suspend", """{"reason":"looks odd"}""")
            .Json(HttpStatusCode.OK);
        var shown = await admin.Get("/entities/portfolio/main").Json(HttpStatusCode.OK);

        Assert.Equal("suspended", Text(suspended, "status"));
        Assert.Contains("looks odd", Text(suspended, "reason"), StringComparison.Ordinal);
        Assert.Equal("Main", Text(shown["state"]!, "name"));
        await admin.Post("/portfolios/main/deposits", deposit)
            .Problem(HttpStatusCode.ServiceUnavailable, "entity_suspended");
        await admin.Post("/entities/portfolio/main/suspend", """{"reason":"again"}""")
            .Problem(HttpStatusCode.Conflict, "entity_not_running");
        await admin.Post("/entities/portfolio/main/passivate", """{"reason":"too large"}""")
            .Problem(HttpStatusCode.Conflict, "entity_needed");
        await admin.Post("/entities/access/tokens/suspend", """{"reason":"try"}""")
            .Problem(HttpStatusCode.Conflict, "entity_indispensable");
        await admin.Post("/entities/portfolio/main/resume", """{"reason":"it is all right"}""")
            .Json(HttpStatusCode.OK);
        await admin.Post("/portfolios/main/deposits", deposit).Json(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_entity_is_taken_out_of_memory_and_its_state_is_that_of_its_events()
    {
        using var admin = await Started();

        var passive = await admin.Post("/entities/portfolio/main/passivate", """{"reason":"to see"}""")
            .Json(HttpStatusCode.OK);
        var verified = await admin.Post("/entities/portfolio/main/verify", null).Json(HttpStatusCode.OK);

        Assert.False(passive["is_in_memory"]!.GetValue<bool>());
        Assert.True(verified["is_equal"]!.GetValue<bool>());
        Assert.Equal(Text(verified, "hash_in_memory"), Text(verified, "hash_replayed"));
        Assert.Equal(2, verified["sequence"]!.GetValue<long>());
        await admin.Post("/entities/portfolio/nobody/verify", null)
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
    }

    [Fact]
    public async Task The_loss_of_a_tail_is_accepted_by_who_has_looked_and_leaves_the_portfolio_halted()
    {
        using var admin = await Started();
        _node.Alter(Tail, "main");
        await admin.Post("/journal/verify", null).Json(HttpStatusCode.OK);
        var damaged = await admin.Get("/entities?status=damaged").Json(HttpStatusCode.OK);
        await admin.Post("/portfolios/main/deposits", """{"amount":1}""");
        var shown = await admin.Get("/entities/portfolio/main").Json(HttpStatusCode.OK);

        await admin.Post("/entities/portfolio/main/resume", """{"reason":"try"}""")
            .Problem(HttpStatusCode.Conflict, "entity_damaged");
        await admin.Post("/entities/portfolio/main/accept-loss", """{"reason":"disk","last_good":2}""")
            .Problem(HttpStatusCode.Conflict, "loss_differs");
        var accepted = await admin.Post("/entities/portfolio/main/accept-loss", """{"reason":"disk","last_good":1}""")
            .Json(HttpStatusCode.OK);

        Assert.Equal("portfolio/main", KeyOf(Assert.Single(Items(damaged))));
        Assert.Equal((1L, 2L), (
            shown["damage"]!["last_good"]!.GetValue<long>(), shown["damage"]!["expected"]!.GetValue<long>()));
        Assert.Equal((1L, "portfolio", true), (
            accepted["lost"]!.GetValue<long>(), Text(accepted, "halted"),
            accepted["read_models_rebuilt"]!.GetValue<bool>()));
        var halts = await admin.Get("/halts").Json(HttpStatusCode.OK);
        Assert.Contains(halts["standing"]!.AsArray(), h => h!["target"]?.GetValue<string>() == "main");
        var portfolio = await admin.Get("/portfolios/main").Json(HttpStatusCode.OK);
        Assert.Equal(0m, portfolio["free_cash"]!.GetValue<decimal>());
        await admin.Post("/portfolios/main/deposits", """{"amount":7}""").Json(HttpStatusCode.Created);
        var rebuilt = await admin.Post("/admin/read-models/rebuild", null).Json(HttpStatusCode.OK);
        Assert.True(rebuilt["is_equal"]!.GetValue<bool>(), rebuilt.ToJsonString());
    }

    [Fact]
    public async Task A_node_starts_again_after_an_accepted_loss()
    {
        using (var admin = await Started())
        {
            _node.Alter(Tail, "main");
            await admin.Post("/journal/verify", null).Json(HttpStatusCode.OK);
            await admin.Post("/entities/portfolio/main/accept-loss", """{"reason":"disk","last_good":1}""")
                .Json(HttpStatusCode.OK);
            await _node.Stop();
        }

        await _node.Start();

        using var again = _node.Client(_node.AdminToken);
        var portfolio = await again.Get("/entities/portfolio/main").Json(HttpStatusCode.OK);
        Assert.Equal("ok", Text(portfolio["entity"]!, "status"));
    }

    [Fact]
    public async Task A_snapshot_is_saved_of_an_entity_that_works()
    {
        using var admin = await Started();

        var saved = await admin.Post("/entities/portfolio/main/snapshot", null).Json(HttpStatusCode.OK);
        await admin.Post("/entities/portfolio/main/suspend", """{"reason":"to see"}""").Json(HttpStatusCode.OK);

        var snapshot = await _node.Runtime.Stores.Snapshots.Load(new("portfolio", "main"));
        Assert.Equal(saved["sequence"]!.GetValue<long>(), snapshot!.Sequence);
        await admin.Post("/entities/portfolio/main/snapshot", null)
            .Problem(HttpStatusCode.Conflict, "entity_not_running");
        await admin.Post("/entities/portfolio/nobody/snapshot", null)
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
    }

    [Fact]
    public async Task Looking_after_entities_is_for_admins()
    {
        using var admin = await Started();
        using var trader = _node.Client(await admin.NewToken("trader"));

        foreach (var verb in (string[])["resume", "restart", "suspend", "passivate", "accept-loss", "snapshot"])
        {
            await trader.Post($"/entities/portfolio/main/{verb}", """{"reason":"x","last_good":1}""")
                .Problem(HttpStatusCode.Forbidden, "permission_missing");
        }

        await trader.Get("/entities/portfolio/main").Json(HttpStatusCode.OK);
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

    private static IEnumerable<JsonNode> Items(JsonNode page) => page["items"]!.AsArray().Select(i => i!);

    private static string KeyOf(JsonNode entity) => $"{Text(entity, "type")}/{Text(entity, "key")}";

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
