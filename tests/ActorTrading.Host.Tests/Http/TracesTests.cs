using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http;

/// <summary>From a request to the fills that came of it, on a whole node that trades.</summary>
public sealed class TracesTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    private const string Request = "c1osing-it";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_order_that_a_request_leads_to_is_followed_to_its_fill(bool hasKey)
    {
        var id = $"{Request}-{hasKey}";
        (string, string)[] headers =
            hasKey ? [("X-Correlation-Id", id), ("Idempotency-Key", $"{id}-key")] : [("X-Correlation-Id", id)];
        var symbol = await fixture.World.Position();
        await fixture.Admin.Post(
            $"/portfolios/{ApiWorld.Portfolio}/positions/{symbol}/close", """{"reason":"a test"}""", headers)
            .Json(HttpStatusCode.Accepted);

        var trace = await Filled(id);

        Assert.Equal("close_position", Text(Assert.Single(trace["requests"]!.AsArray())!["entry"]!, "action"));
        var order = Assert.Single(trace["orders"]!.AsArray())!.GetValue<string>();
        Assert.Equal(
            ["portfolio.close_queued", "portfolio.order_intended", "account.send_started"],
            Manifests(trace).Take(3));
        Assert.Contains(order, trace["events"]!.AsArray()[^1]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(trace["is_complete"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_request_that_nobody_made_is_not_found_and_only_admins_ask()
    {
        using var trader = fixture.Node.Client(await fixture.Admin.NewToken("trader"));

        await fixture.Admin.Get("/traces/never-made").Problem(HttpStatusCode.NotFound, "correlation_unknown");
        await trader.Get($"/traces/{Request}").Problem(HttpStatusCode.Forbidden, "permission_missing");
    }

    private async Task<JsonNode> Filled(string id) => JsonNode.Parse(await fixture.World.Wait(async () =>
    {
        var trace = await fixture.Admin.Get($"/traces/{id}").Json(HttpStatusCode.OK);
        return Manifests(trace).Contains("portfolio.order_filled") ? trace.ToJsonString() : null;
    }))!;

    private static IEnumerable<string> Manifests(JsonNode trace) =>
        trace["events"]!.AsArray().Select(e => Text(e!["record"]!, "manifest"));

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
