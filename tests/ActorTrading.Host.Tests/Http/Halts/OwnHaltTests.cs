using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http.Halts;

/// <summary>Halts that a portfolio has put on itself.</summary>
public sealed class OwnHaltTests
{
    private const string Halting = """
        {"portfolio_id":"desk-canary","name":"Enough","type":"risk",
         "conditions":[{"field":"price","operator":"greater_than","value":1}],
         "actions":[{"type":"halt","level":"reduce_only"}]}
        """;

    [Fact]
    public async Task They_are_listed_to_those_who_see_the_portfolio_and_released_like_others()
    {
        await using var node = new ConformingNode();
        await node.Start();
        using var admin = node.Client(node.AdminToken);
        var world = new ApiWorld(node, admin);
        await world.OpenPortfolio(ApiWorld.Portfolio);
        await world.OpenPortfolio(ApiWorld.Elsewhere);
        await world.Created("/auto-trading/rules", Halting);
        await world.StartSession(ApiWorld.Portfolio);

        var own = await Own(admin, wanted: 1);

        Assert.Equal(
            ("portfolio", ApiWorld.Portfolio, "reduce_only"),
            (Text(own[0]!["scope"]), Text(own[0]!["target"]), Text(own[0]!["level"])));
        Assert.Empty((await world.Read("/halts"))["standing"]!.AsArray());
        using var other = node.Client(await world.Token("viewer", ApiWorld.Elsewhere));
        Assert.Empty((await other.Get("/halts").Json(HttpStatusCode.OK))["portfolios"]!.AsArray());

        await Release(world);
        await Own(admin, wanted: 0);
    }

    private static async Task Release(ApiWorld world)
    {
        const string Scope = "\"scope\":\"portfolio\",\"target\":\"" + ApiWorld.Portfolio + "\"";
        await world.Created("/halts", $$"""{{{Scope}}, "reason":"to release it"}""");
        var asked = await world.Created("/halts/lower", $$"""{{{Scope}}, "reason":"looked into"}""");
        await world.Created("/halts/lower", $$"""{{{Scope}}, "code":"{{Text(asked["code"])}}"}""");
    }

    private static async Task<JsonArray> Own(HttpClient client, int wanted)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var own = new JsonArray();
        for (var i = 0; i < 400 && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken); i++)
        {
            own = (await client.Get("/halts").Json(HttpStatusCode.OK))["portfolios"]!.AsArray();
            if (own.Count == wanted)
            {
                return own;
            }
        }

        Assert.Fail($"There are not {wanted} but {own.Count}: {own.ToJsonString()}");
        return own;
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
