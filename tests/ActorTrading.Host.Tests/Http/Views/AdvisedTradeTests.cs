using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http.Views;

/// <summary>Which advice a trade went by, as the read models have it.</summary>
public sealed class AdvisedTradeTests
{
    private const string Following = """
        {"portfolio_id":"desk-canary","name":"Follow","type":"entry",
         "conditions":[{"any":[{"field":"ai_recommendation","operator":"equals","value":"STRONG_BUY"}]},
                       {"field":"price","operator":"greater_than","value":1}],
         "actions":[{"type":"buy","sizing_method":"fixed","size_value":0.02}]}
        """;

    [Fact]
    public async Task A_trade_names_the_advice_that_its_rule_saw_and_none_where_it_saw_none()
    {
        await using var node = new ConformingNode();
        await node.Start();
        using var admin = node.Client(node.AdminToken);
        var world = new ApiWorld(node, admin);
        await world.OpenPortfolio(ApiWorld.Portfolio);
        await world.Created("/auto-trading/rules", ApiWorld.Buying);
        var rule = Text((await world.Created("/auto-trading/rules", Following))["id"]);
        await world.StartSession(ApiWorld.Portfolio);
        await Advise(world, "doubt", "BTC-USD", "HOLD");
        var unadvised = await Trade(world, _ => true);

        await Advise(world, "elsewhere", "ETH-USD", "STRONG_BUY");
        await Advise(world, "yes", "BTC-USD", "STRONG_BUY");
        var advised = await Trade(world, t => Text(t["rule_id"]) == rule);
        await Advise(world, "too-late", "BTC-USD", "SELL");

        Assert.Null(unadvised["recommendation_id"]);
        Assert.Equal("yes", Text(advised["recommendation_id"]));
        var details = await world.Read($"/auto-trading/trades/{Text(advised["id"])}/details");
        Assert.Equal("yes", Text(details["trade"]!["recommendation_id"]));
        var rebuilt = await admin.Post("/admin/read-models/rebuild", null).Json(HttpStatusCode.OK);
        Assert.True(rebuilt["is_equal"]!.GetValue<bool>(), rebuilt.ToJsonString());
    }

    private static Task<JsonNode> Advise(ApiWorld world, string id, string symbol, string rating) => world.Created(
        "/recommendations",
        $$"""
        {"id":"{{id}}","symbol":"{{symbol}}","rating":"{{rating}}","confidence":0.9,
         "expires_at":"2100-01-01T00:00:00Z"}
        """);

    private static async Task<JsonNode> Trade(ApiWorld world, Func<JsonNode, bool> isWanted)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 400 && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken); i++)
        {
            var trades = await world.Read($"/auto-trading/trades/{ApiWorld.Portfolio}");
            if (trades["items"]!.AsArray().FirstOrDefault(t => isWanted(t!)) is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException("The rule has not traded.");
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
