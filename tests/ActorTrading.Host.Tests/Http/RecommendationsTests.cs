using System.Net;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

public sealed class RecommendationsTests
{
    private const string Advice =
        """
        {"symbol":"BTC-USD","rating":"STRONG_BUY","confidence":0.85,"expires_at":"2026-03-04T13:00:00Z","source":"m7"}
        """;

    [Fact]
    public async Task Advice_is_taken_in_once_and_listed_by_market()
    {
        var (node, trading) = await TradingNode.Start();
        await using var opened = node;

        var posted = await node.Admin.Post("/recommendations", Advice, ("Idempotency-Key", "a"))
            .Json(HttpStatusCode.Created);
        var again = await node.Admin.Post("/recommendations", Advice, ("Idempotency-Key", "a"))
            .Json(HttpStatusCode.Created);
        await node.Admin.Post("/recommendations", Advice.Replace("BTC", "ETH", StringComparison.Ordinal))
            .Json(HttpStatusCode.Created);

        Assert.Equal(Text(posted, "id"), Text(again, "id"));
        Assert.Equal(("STRONG_BUY", "2026-03-04T12:00:00Z"), (Text(posted, "rating"), Text(posted, "issued_at")));
        var first = await node.Admin.Get("/recommendations?limit=1").Json(HttpStatusCode.OK);
        var second = await node.Admin.Get($"/recommendations?limit=1&cursor={Text(first, "next")}")
            .Json(HttpStatusCode.OK);
        Assert.Equal(
            ["BTC-USD", "ETH-USD"],
            first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(r => Text(r!, "symbol")));
        var one = await node.Admin.Get("/recommendations?symbol=ETH-USD").Json(HttpStatusCode.OK);
        Assert.False(Assert.Single(one["items"]!.AsArray())!["is_stale"]!.GetValue<bool>());
        Assert.Contains($"advice {Text(posted, "id")}", trading.Requests);
    }

    [Fact]
    public async Task Advice_that_makes_no_sense_is_refused()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;
        Task<HttpResponseMessage> Post(string old, string now) =>
            node.Admin.Post("/recommendations", Advice.Replace(old, now, StringComparison.Ordinal));

        await Post("STRONG_BUY", "MAYBE").Problem(HttpStatusCode.BadRequest, "body_invalid");
        await Post("0.85", "1.5").Problem(
            HttpStatusCode.UnprocessableEntity, "recommendation_confidence_out_of_range");
        await Post("2026-03-04", "2025-03-04").Problem(
            HttpStatusCode.UnprocessableEntity, "recommendation_expiry_invalid");
        var trader = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["main"]"""));
        await trader.Post("/recommendations", Advice).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await trader.Get("/recommendations").Json(HttpStatusCode.OK);
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
