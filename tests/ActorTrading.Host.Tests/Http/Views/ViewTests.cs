using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Actors.Entities;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Tests.Http.Views;

public sealed class ViewTests
{
    [Fact]
    public async Task Decisions_say_why_of_orders_and_of_refusals()
    {
        await using var traded = await TradedNode.Start();
        var admin = traded.Node.Admin;
        var all = new DecisionQueries(traded.Store)
            .List(new ActivityFilter { Portfolio = "both" }, new PageRequest(1_000)).Items;

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var rest = cursor is null ? "" : $"&cursor={cursor}";
            var page = await admin.Get($"/decisions?portfolio=both&limit=7{rest}").Json(HttpStatusCode.OK);
            seen.AddRange(Items(page).Select(d => Text(d, "id")!));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(all.Select(d => d.Id), seen);
        var order = all.First(d => d.Kind == "intended").OrderId;
        var ofOrder = await admin.Get($"/decisions?order={order}").Json(HttpStatusCode.OK);
        Assert.Equal("intended", Text(Items(ofOrder)[0], "kind"));
        Assert.NotNull(Items(ofOrder)[0]["why"]!["reference"]);
        Assert.NotNull(Items(ofOrder)[0]["order"]!["quantity"]);
        var refusals = await admin.Get("/decisions?portfolio=both&refusals=true").Json(HttpStatusCode.OK);
        Assert.All(Items(refusals), d => Assert.NotNull(Text(d, "code")));
        var one = await admin.Get($"/decisions/{all[0].Id}").Json(HttpStatusCode.OK);
        Assert.Equal(all[0].Kind, Text(one, "kind"));
        var none = await admin.Get("/decisions?portfolio=both&to=2001-01-01").Json(HttpStatusCode.OK);
        Assert.Empty(Items(none));
    }

    [Fact]
    public async Task Decisions_of_other_portfolios_do_not_exist_and_wrong_questions_are_refused()
    {
        await using var traded = await TradedNode.Start();
        var coin = traded.Node.Client(
            await traded.Node.Admin.NewToken("viewer", ""","portfolios":["coin"]"""));
        var theirs = new DecisionQueries(traded.Store)
            .List(new ActivityFilter { Portfolio = "both" }, new PageRequest(1_000)).Items
            .First(d => d.OrderId is not null);

        await coin.Get("/decisions?portfolio=coin").Json(HttpStatusCode.OK);
        await coin.Get("/decisions?portfolio=both").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await coin.Get($"/decisions?order={theirs.OrderId}").Problem(HttpStatusCode.NotFound, "trade_unknown");
        await coin.Get($"/decisions/{theirs.Id}").Problem(HttpStatusCode.NotFound, "decision_unknown");
        await coin.Get("/decisions").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await coin.Get("/decisions?portfolio=coin&from=soon").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await coin.Get("/decisions?portfolio=coin&cursor=x").Problem(HttpStatusCode.BadRequest, "cursor_invalid");
    }

    [Fact]
    public async Task The_state_at_a_sequence_or_a_time_is_told_with_its_hashes()
    {
        await using var traded = await TradedNode.Start();
        var admin = traded.Node.Admin;
        const string Path = "/journal/entities/portfolio/both/state";
        var record = (await traded.Node.Journal.Read(new EntityId("portfolio", "both"), 6, 1))[0];

        var at = await admin.Get($"{Path}?sequence=6").Json(HttpStatusCode.OK);
        var then = await admin.Get($"{Path}?time={record.Time.UtcDateTime:O}").Json(HttpStatusCode.OK);
        var now = await admin.Get(Path).Json(HttpStatusCode.OK);
        var first = await admin.Get($"{Path}?sequence=0").Json(HttpStatusCode.OK);

        Assert.Equal((6, record.Hash.ToString()), (at["sequence"]!.GetValue<long>(), Text(at, "chain_hash")));
        Assert.True(then["sequence"]!.GetValue<long>() >= 6);
        Assert.True(now["sequence"]!.GetValue<long>() > 6);
        Assert.Equal("both", now["state"]!["id"]!.GetValue<string>());
        Assert.NotEqual(Text(at, "state_hash"), Text(now, "state_hash"));
        Assert.Null(first["at"]);
        await admin.Get("/journal/entities/rules/both/state").Json(HttpStatusCode.OK);
        await admin.Get($"{Path}?sequence=999999").Problem(HttpStatusCode.NotFound, "sequence_unknown");
        await admin.Get($"{Path}?sequence=-1").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await admin.Get($"{Path}?sequence=1&time=2026-01-01").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await admin.Get($"{Path}?time=soon").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task States_are_held_to_scope_and_tokens_are_not_shown()
    {
        await using var traded = await TradedNode.Start();
        var coin = traded.Node.Client(
            await traded.Node.Admin.NewToken("viewer", ""","portfolios":["coin"]"""));

        await coin.Get("/journal/entities/portfolio/coin/state").Json(HttpStatusCode.OK);
        await coin.Get("/journal/entities/portfolio/both/state")
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await coin.Get("/journal/entities/account/sim-both/state")
            .Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await traded.Node.Admin.Get("/journal/entities/account/sim-both/state").Json(HttpStatusCode.OK);
        await traded.Node.Admin.Get("/journal/entities/access/node/state")
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
        await traded.Node.Admin.Get("/journal/entities/portfolio/never/state")
            .Problem(HttpStatusCode.NotFound, "entity_unknown");
    }

    [Fact]
    public async Task A_rebuild_proves_equality_and_is_for_admins()
    {
        await using var traded = await TradedNode.Start();
        var admin = traded.Node.Admin;
        var trader = traded.Node.Client(await admin.NewToken("trader"));

        await trader.Post("/admin/read-models/rebuild", null).Problem(HttpStatusCode.Forbidden, "permission_missing");
        var compared = await admin.Post("/admin/read-models/rebuild", null).Json(HttpStatusCode.OK);
        var swapped = await admin.Post("/admin/read-models/rebuild?swap=true", null).Json(HttpStatusCode.OK);
        Assert.True(await traded.CatchUp());
        var status = await trader.Get("/admin/read-models").Json(HttpStatusCode.OK);

        Assert.True(compared["is_equal"]!.GetValue<bool>(), compared.ToJsonString());
        Assert.False(compared["swapped"]!.GetValue<bool>());
        Assert.True(swapped["is_equal"]!.GetValue<bool>() && swapped["swapped"]!.GetValue<bool>());
        Assert.All(
            compared["tables"]!.AsArray(), t => Assert.Equal(Text(t!, "live_hash"), Text(t!, "rebuilt_hash")));
        Assert.Equal(0, status["failures"]!.GetValue<int>());
    }

    private static JsonNode[] Items(JsonNode page) => [.. page["items"]!.AsArray().Select(i => i!)];

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
