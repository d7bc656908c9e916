using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Host.Tests.Conformance;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Books and venue as an operator sees them, on a whole node.</summary>
public sealed class ReconciliationTests : IAsyncDisposable
{
    private const int LooksMax = 100;

    private readonly ConformingNode _node = new();

    [Fact]
    public async Task What_the_venue_has_and_the_books_do_not_is_named_asset_by_asset()
    {
        using var admin = await Started();

        var before = await Compared(admin, isDiffering: false);
        var breaks = await admin.Get("/reconciliation?differing=true").Json(HttpStatusCode.OK);
        var account = Text(before, "account");
        _node.Runtime.Engine.Venue.Deposit(
            new AccountId(account), new TransferId("by hand"), new Amount(12.5m, Currency.Usd));
        var after = await Compared(admin, isDiffering: true);

        Assert.Equal("agree", Text(before, "verdict"));
        Assert.NotEqual("agree", Text(after, "verdict"));
        Assert.Empty(breaks["items"]!.AsArray());
        Assert.Empty(before["differences"]!.AsArray());
        var difference = Assert.Single(after["differences"]!.AsArray())!;
        Assert.Equal(("USD", 12.5m), (Text(difference, "asset"), difference["difference"]!.GetValue<decimal>()));
        var broken = await admin.Get("/reconciliation?differing=true").Json(HttpStatusCode.OK);
        Assert.Equal(account, Text(Assert.Single(broken["items"]!.AsArray())!, "account"));
    }

    [Fact]
    public async Task A_trader_sees_how_the_books_stand_and_has_nothing_compared()
    {
        using var admin = await Started();
        using var trader = _node.Client(await admin.NewToken("trader"));

        await trader.Get("/reconciliation").Json(HttpStatusCode.OK);
        await trader.Post("/reconciliation/run", null).Problem(HttpStatusCode.Forbidden, "permission_missing");
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

    /// <summary>Compares until the only account stands as it should: a transfer may be on its way.</summary>
    private static async Task<JsonNode> Compared(HttpClient admin, bool isDiffering)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < LooksMax; look++)
        {
            var answer = await admin.Post("/reconciliation/run", null).Json(HttpStatusCode.OK);
            if (answer["items"]!.AsArray().SingleOrDefault() is { } account
                && account["compared_at"] is not null
                && account["differences"]!.AsArray().Count > 0 == isDiffering)
            {
                return account;
            }

            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"In {LooksMax} looks it never was that the books differ: {isDiffering}.");
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
