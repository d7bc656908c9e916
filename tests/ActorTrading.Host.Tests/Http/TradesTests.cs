using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What is told of some hours of trading.</summary>
public sealed class TradesTests
{
    private const ulong Seed = 12;

    [Fact]
    public async Task Trades_page_filter_and_explain_themselves()
    {
        await using var node = await Traded();
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await node.Admin
                .Get("/auto-trading/trades/both?limit=7" + (cursor is null ? "" : $"&cursor={cursor}"))
                .Json(HttpStatusCode.OK);
            all.AddRange(page["items"]!.AsArray().Select(t => t!));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        var ids = all.Select(t => Text(t, "id")).ToArray();
        Assert.True(ids.Length > 7);
        Assert.Equal(ids.Distinct(), ids);
        var buys = await node.Admin
            .Get("/auto-trading/trades/both?limit=500&trade_type=buy&symbol=BTC-USD&status=filled")
            .Json(HttpStatusCode.OK);
        Assert.Equal(
            all.Where(t => Text(t, "trade_type") == "buy" && Text(t, "symbol") == "BTC-USD"
                && Text(t, "status") == "filled").Select(t => Text(t, "id")),
            buys["items"]!.AsArray().Select(t => Text(t!, "id")));
        var filled = all.First(t => Text(t, "status") == "filled");
        var details = await node.Admin.Get($"/auto-trading/trades/{Text(filled, "id")}/details")
            .Json(HttpStatusCode.OK);
        Assert.NotEmpty(details["executions"]!.AsArray());
        Assert.Equal("filled", Text(details["history"]!.AsArray()[^1]!, "status"));
        Assert.NotNull(details["decisions"]![0]!["why"]);
    }

    [Fact]
    public async Task A_trade_that_is_over_cannot_be_cancelled_and_one_that_is_not_there_is_unknown()
    {
        await using var node = await Traded();
        var page = await node.Admin.Get("/auto-trading/trades/both?status=filled").Json(HttpStatusCode.OK);
        var id = Text(page["items"]![0]!, "id");
        var foreign = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["coin"]"""));

        await node.Admin.Post($"/auto-trading/trades/{id}/cancel", null)
            .Problem(HttpStatusCode.NotFound, "order_unknown");
        await node.Admin.Post("/auto-trading/trades/none/cancel", null)
            .Problem(HttpStatusCode.NotFound, "trade_unknown");
        await foreign.Get($"/auto-trading/trades/{id}/details").Problem(HttpStatusCode.NotFound, "trade_unknown");
        await foreign.Get("/auto-trading/trades/both").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await foreign.Get("/auto-trading/trades/coin").Json(HttpStatusCode.OK);
        await node.Admin.Get("/auto-trading/trades/both?from=yesterday")
            .Problem(HttpStatusCode.BadRequest, "parameter_invalid");
        await node.Admin.Get($"/auto-trading/trades/both?cursor={page["next"]?.GetValue<string>() ?? "x"}x")
            .Problem(HttpStatusCode.BadRequest, "cursor_invalid");
    }

    [Fact]
    public async Task Positions_sessions_and_results_are_those_of_the_journal()
    {
        await using var node = await Traded();

        var performance = await node.Admin.Get("/portfolios/both/performance").Json(HttpStatusCode.OK);
        var closed = await node.Admin.Get("/portfolios/both/positions?status=closed&limit=500").Json(HttpStatusCode.OK);
        var held = await node.Admin.Get("/portfolios/both/positions").Json(HttpStatusCode.OK);
        var one = await node.Admin.Get("/portfolios/both").Json(HttpStatusCode.OK);
        var sessions = await node.Admin.Get("/auto-trading/sessions/both").Json(HttpStatusCode.OK);
        var rules = await node.Admin.Get("/auto-trading/rules/both").Json(HttpStatusCode.OK);

        Assert.Equal(performance["closed_trades"]!.GetValue<int>(), closed["items"]!.AsArray().Count);
        Assert.True(performance["closed_trades"]!.GetValue<int>() > 0);
        Assert.Equal(one["open_positions"]!.GetValue<int>(), held["items"]!.AsArray().Count);
        Assert.Equal(one["equity"]!.GetValue<decimal>(), performance["equity"]!.GetValue<decimal>());
        Assert.Equal(
            performance["closed_trades"]!.GetValue<int>(),
            sessions["items"]!.AsArray().Sum(s => s!["total_trades"]!.GetValue<int>()));
        Assert.Equal(4, rules["items"]!.AsArray().Count);
        Assert.Equal(3, (await node.Admin.Get("/portfolios").Json(HttpStatusCode.OK))["items"]!.AsArray().Count);
    }

    private static async Task<TestNode> Traded() =>
        (await TradingNode.Start(RecordedTrading.Journal(Seed, TimeSpan.FromHours(2)))).Node;

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
