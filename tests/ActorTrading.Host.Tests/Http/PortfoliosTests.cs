using System.Net;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

public sealed class PortfoliosTests
{
    private const string Main = """{"id":"main","name":"Main","base_currency":"USD"}""";

    [Fact]
    public async Task A_portfolio_is_opened_once_and_shown_at_once()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;

        var made = await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);
        await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);
        await node.Admin.Post("/portfolios", Main.Replace("Main", "Other", StringComparison.Ordinal))
            .Problem(HttpStatusCode.Conflict, "portfolio_opened_differently");

        Assert.Equal(("main", "paper-main"), (Text(made, "id"), Text(made, "account")));
        var one = await node.Admin.Get("/portfolios/main").Json(HttpStatusCode.OK);
        Assert.Equal(("Main", "not_started", 0m), (
            Text(one, "name"), Text(one, "session_phase"), one["equity"]!.GetValue<decimal>()));
        var list = await node.Admin.Get("/portfolios").Json(HttpStatusCode.OK);
        Assert.Equal("main", Text(Assert.Single(list["items"]!.AsArray())!, "id"));
    }

    [Fact]
    public async Task An_id_is_given_where_none_is_chosen_and_stays_for_a_repeat()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;
        const string Nameless = """{"name":"Main","base_currency":"USD"}""";

        var first = await node.Admin.Post("/portfolios", Nameless, ("Idempotency-Key", "p"))
            .Json(HttpStatusCode.Created);
        var again = await node.Admin.Post("/portfolios", Nameless, ("Idempotency-Key", "p"))
            .Json(HttpStatusCode.Created);

        Assert.True(Guid.TryParse(Text(first, "id"), out _));
        Assert.Equal(Text(first, "id"), Text(again, "id"));
        await node.Admin.Post("/portfolios", """{"id":"a b","name":"x","base_currency":"USD"}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/portfolios", """{"id":"a","name":"x","base_currency":"usd"}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");
        await node.Admin.Post("/portfolios", """{"id":"a","name":" ","base_currency":"USD"}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "portfolio_name_missing");
    }

    [Fact]
    public async Task Money_moves_in_the_books_and_at_the_paper_venue_once_each()
    {
        var (node, trading) = await TradingNode.Start();
        await using var opened = node;
        await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);

        const string Amount = """{"amount":"1000.50"}""";
        var paid = await node.Admin.Post("/portfolios/main/deposits", Amount, ("Idempotency-Key", "d"))
            .Json(HttpStatusCode.Created);
        await node.Admin.Post("/portfolios/main/deposits", Amount, ("Idempotency-Key", "d"))
            .Json(HttpStatusCode.Created);
        var taken = await node.Admin.Post("/portfolios/main/withdrawals", """{"amount":0.5,"reason":"rent"}""")
            .Json(HttpStatusCode.Created);

        Assert.Equal((1000.50m, 1000m), (paid["free"]!.GetValue<decimal>(), taken["free"]!.GetValue<decimal>()));
        Assert.Equal(
            ["main:2 paper-main 1000.50 USD", "main:3 paper-main -0.5 USD"],
            trading.Transfers.Values.OrderBy(t => t.Id).Select(t => $"{t.Id} {t.Account} {t.Amount}"));
        await node.Admin.Post("/portfolios/main/withdrawals", """{"amount":5000}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "balance_not_free");
        await node.Admin.Post("/portfolios/main/deposits", """{"amount":0}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "amount_not_positive");
        Assert.Equal(2, trading.Transfers.Count);
    }

    [Fact]
    public async Task A_transfer_that_the_venue_did_not_hear_of_is_made_good_by_the_repeat()
    {
        var (node, trading) = await TradingNode.Start();
        await using var opened = node;
        await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);
        trading.FundingFailure = new IOException("The venue is away.");

        await node.Admin.Post("/portfolios/main/deposits", """{"amount":7}""", ("Idempotency-Key", "d"))
            .Problem(HttpStatusCode.InternalServerError, "internal_error");
        var repeated = await node.Admin.Post("/portfolios/main/deposits", """{"amount":7}""", ("Idempotency-Key", "d"))
            .Json(HttpStatusCode.Created);

        Assert.Equal(7m, repeated["free"]!.GetValue<decimal>());
        Assert.Equal(7m, Assert.Single(trading.Transfers.Values).Amount.Value);
    }

    [Fact]
    public async Task What_does_not_exist_costs_no_entity()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;
        var resident = node.Entities.ResidentCount;

        foreach (var path in new[] { "", "/positions", "/positions?status=closed", "/performance" })
        {
            await node.Admin.Get("/portfolios/nobody" + path).Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        }

        await node.Admin.Post("/portfolios/nobody/deposits", """{"amount":1}""")
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await node.Admin.Post("/portfolios/nobody/positions/BTC-USD/close", null)
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        Assert.Equal(resident + 1, node.Entities.ResidentCount);
    }

    [Fact]
    public async Task A_scoped_token_opens_and_lists_its_own_portfolios_alone()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;
        var trader = node.Client(await node.Admin.NewToken("trader", ""","portfolios":["mine"]"""));
        await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);

        await trader.Post("/portfolios", Main).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await trader.Post("/portfolios", Main.Replace("main", "mine", StringComparison.Ordinal))
            .Json(HttpStatusCode.Created);

        var list = await trader.Get("/portfolios").Json(HttpStatusCode.OK);
        Assert.Equal("mine", Text(Assert.Single(list["items"]!.AsArray())!, "id"));
        await trader.Get("/portfolios/main").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
    }

    [Fact]
    public async Task Nothing_can_be_closed_where_nothing_is_held()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;
        await node.Admin.Post("/portfolios", Main).Json(HttpStatusCode.Created);

        await node.Admin.Post("/portfolios/main/positions/BTC-USD/close", null)
            .Problem(HttpStatusCode.NotFound, "no_position");
        await node.Admin.Post("/portfolios/main/positions/btc/close", null)
            .Problem(HttpStatusCode.NotFound, "no_position");
        Assert.Empty((await node.Admin.Get("/portfolios/main/positions").Json(HttpStatusCode.OK))["items"]!.AsArray());
        var performance = await node.Admin.Get("/portfolios/main/performance").Json(HttpStatusCode.OK);
        Assert.Equal((0, null), (performance["closed_trades"]!.GetValue<int>(), performance["win_rate_percentage"]));
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
