using System.Net;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

public sealed class RulesTests
{
    private const string Entry =
        """
        {"portfolio_id":"main","name":"AI Strong Buy Entry","type":"entry","conditions":[
          {"field":"ai_recommendation","operator":"equals","value":"STRONG_BUY"},
          {"field":"confidence_score","operator":"greater_than","value":0.8},
          {"field":"portfolio_cash_percentage","operator":"greater_than","value":10}],
         "actions":[{"type":"buy","sizing_method":"percentage","size_value":5,"max_position_size":10}]}
        """;

    [Fact]
    public async Task The_storys_rule_is_made_listed_edited_switched_and_deleted()
    {
        var (node, _) = await Opened();
        await using var opened = node;

        using var made = await node.Admin.Post("/auto-trading/rules", Entry);
        var rule = JsonNode.Parse(await made.Text())!;
        var id = Text(rule, "id");
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        Assert.Equal(("main", "entry", 3), (
            Text(rule, "portfolio_id"), Text(rule, "type"), rule["conditions"]!.AsArray().Count));

        var renamed = Entry.Replace("AI Strong Buy Entry", "Renamed", StringComparison.Ordinal);
        var path = $"/auto-trading/rules/{id}";
        await node.Admin.Send(HttpMethod.Put, path, renamed)
            .Problem(HttpStatusCode.PreconditionRequired, "precondition_required");
        var edited = await node.Admin.Send(HttpMethod.Put, path, renamed, ("If-Match", "\"1\""))
            .Json(HttpStatusCode.OK);
        await node.Admin.Send(HttpMethod.Put, path, Entry, ("If-Match", "\"1\""))
            .Problem(HttpStatusCode.PreconditionFailed, "rule_version_conflict");
        Assert.Equal(("Renamed", 2), (Text(edited, "name"), edited["version"]!.GetValue<int>()));

        var off = await node.Admin.Post(path + "/deactivate", null).Json(HttpStatusCode.OK);
        var on = await node.Admin.Post(path + "/activate", null).Json(HttpStatusCode.OK);
        Assert.Equal((false, true, 4), (
            off["is_active"]!.GetValue<bool>(), on["is_active"]!.GetValue<bool>(), on["version"]!.GetValue<int>()));

        var listed = await node.Admin.Get("/auto-trading/rules/main").Json(HttpStatusCode.OK);
        Assert.Equal(on.ToJsonString(), Assert.Single(listed["items"]!.AsArray())!.ToJsonString());
        await node.Admin.Send(HttpMethod.Delete, path).Json(HttpStatusCode.OK);
        Assert.Empty((await node.Admin.Get("/auto-trading/rules/main").Json(HttpStatusCode.OK))["items"]!.AsArray());
        await node.Admin.Post(path + "/activate", null).Problem(HttpStatusCode.NotFound, "rule_unknown");
    }

    [Fact]
    public async Task Every_mistake_in_a_rule_is_named_by_its_path()
    {
        var (node, _) = await Opened();
        await using var opened = node;

        var problem = await node.Admin.Post("/auto-trading/rules", """
            {"portfolio_id":"main","name":"x","type":"sideways",
             "conditions":[{"field":"rsi","operator":"is","value":1}],
             "actions":[{"type":"buy","sizing_method":"percentage","size_value":500}]}
            """).Problem(HttpStatusCode.UnprocessableEntity, "rule_invalid");

        var paths = problem["errors"]!.AsArray().Select(e => Text(e!, "path")).ToArray();
        Assert.Contains("$.type", paths);
        Assert.Contains("$.conditions[0].operator", paths);
    }

    [Fact]
    public async Task A_rule_belongs_to_a_portfolio_that_is_there_and_stays_with_it()
    {
        var (node, _) = await Opened();
        await using var opened = node;
        await node.Admin.Post("/portfolios", """{"id":"other","name":"Other","base_currency":"USD"}""")
            .Json(HttpStatusCode.Created);
        var named = Entry.Replace("{\"portfolio_id\":\"main\"", "{\"id\":\"r1\",\"portfolio_id\":\"main\"");
        await node.Admin.Post("/auto-trading/rules", named).Json(HttpStatusCode.Created);

        await node.Admin.Post("/auto-trading/rules", Entry.Replace("\"portfolio_id\":\"main\",", ""))
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/auto-trading/rules", Entry.Replace("\"main\"", "\"nobody\""))
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await node.Admin.Post("/auto-trading/rules", named.Replace("\"main\"", "\"other\""))
            .Problem(HttpStatusCode.Conflict, "rule_exists");
        await node.Admin.Send(
            HttpMethod.Put, "/auto-trading/rules/r1", named.Replace("\"main\"", "\"other\""), ("If-Match", "*"))
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Send(
            HttpMethod.Put, "/auto-trading/rules/r1", named.Replace("r1", "r2"), ("If-Match", "*"))
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/auto-trading/rules", $"[{Entry.Replace("\"portfolio_id\":\"main\",", "")},{named}]")
            .Problem(HttpStatusCode.UnprocessableEntity, "rule_invalid");
    }

    [Fact]
    public async Task Rules_of_portfolios_that_a_token_does_not_see_are_not_there()
    {
        var (node, _) = await Opened();
        await using var opened = node;
        var rule = await node.Admin.Post("/auto-trading/rules", Entry).Json(HttpStatusCode.Created);
        var foreign = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["mine"]"""));

        await foreign.Post("/auto-trading/rules", Entry).Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await foreign.Get("/auto-trading/rules/main").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await foreign.Post($"/auto-trading/rules/{Text(rule, "id")}/activate", null)
            .Problem(HttpStatusCode.NotFound, "rule_unknown");
    }

    [Fact]
    public async Task A_repeat_makes_one_rule()
    {
        var (node, _) = await Opened();
        await using var opened = node;

        var first = await node.Admin.Post("/auto-trading/rules", Entry, ("Idempotency-Key", "r"))
            .Json(HttpStatusCode.Created);
        var again = await node.Admin.Post("/auto-trading/rules", Entry, ("Idempotency-Key", "r"))
            .Json(HttpStatusCode.Created);

        Assert.Equal(Text(first, "id"), Text(again, "id"));
        Assert.Single((await node.Admin.Get("/auto-trading/rules/main").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    [Fact]
    public async Task The_rule_format_is_published()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;

        var schema = await node.Client(null).Get("/auto-trading/rule-schema").Json(HttpStatusCode.OK);

        Assert.NotNull(schema["$schema"]);
    }

    internal static async Task<(TestNode Node, TradingNode Trading)> Opened()
    {
        var (node, trading) = await TradingNode.Start();
        await node.Admin.Post("/portfolios", """{"id":"main","name":"Main","base_currency":"USD"}""")
            .Json(HttpStatusCode.Created);
        return (node, trading);
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
