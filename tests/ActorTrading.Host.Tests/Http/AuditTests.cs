using System.Net;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

public sealed class AuditTests
{
    [Fact]
    public async Task What_is_done_is_on_record_with_who_what_why_where_and_how_it_ended()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        var admin = node.AdminToken.Split('_')[1];

        await node.Admin.Post("/portfolios/main/probe", """{"reason":"a look"}""", ("X-Correlation-Id", "c0ffee"))
            .Json(HttpStatusCode.OK);
        var entry = (await Trail(node)).Single(e => e["action"]!.GetValue<string>() == "probe_portfolio");

        Assert.Equal(
            (admin, "admin", "/portfolios/main/probe", "a look", "accepted", "before", "after", "c0ffee"),
            (Text(entry, "actor"), Text(entry, "role"), Text(entry, "target"), Text(entry, "reason"),
                Text(entry, "outcome"), Text(entry, "before"), Text(entry, "after"), Text(entry, "correlation_id")));
        Assert.Equal("2026-03-04T12:00:00Z", Text(entry, "at"));
        Assert.Contains("127.0.0.1", Text(entry, "remote_address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_let_in_turned_away_or_not_allowed_is_on_record()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        var token = await node.Admin.NewToken("viewer");
        var id = token.Split('_')[1];

        await node.Client($"atk_{id}_" + new string('0', 64)).Get("/alerts")
            .Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        await node.Client(token).Post("/probe", "{}").Problem(HttpStatusCode.Forbidden, "permission_missing");

        var lines = (await Trail(node)).Where(e => Text(e, "actor") == id)
            .Select(e => $"{Text(e, "action")} {Text(e, "outcome")} {e["code"]?.GetValue<string>()}".Trim());
        Assert.Equal(
            ["authenticate denied unauthenticated", "authenticate accepted", "POST /probe denied permission_missing"],
            lines);
    }

    [Fact]
    public async Task Refusals_failures_and_open_outcomes_are_on_record()
    {
        var probe = new ProbeModule { Failure = new InvalidOperationException("defect") };
        await using var node = await ProbedNode.Start(probe);
        const string Path = "/portfolios/main/probe";

        await node.Admin.Post(Path, "{}").Problem(HttpStatusCode.InternalServerError, "internal_error");
        await node.Admin.Post(Path, "[]").Problem(HttpStatusCode.BadRequest, "body_invalid");

        var lines = (await Trail(node)).Where(e => Text(e, "action") == "probe_portfolio")
            .Select(e => $"{Text(e, "outcome")} {Text(e, "code")}");
        Assert.Equal(["failed internal_error", "refused body_invalid"], lines);
    }

    [Fact]
    public async Task The_trail_pages_from_its_first_line_on_and_chains_its_records()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        for (var i = 0; i < 3; i++)
        {
            await node.Admin.NewToken("viewer");
        }

        var first = await node.Admin.Get("/audit?limit=2").Json(HttpStatusCode.OK);
        var second = await node.Admin.Get($"/audit?limit=2&cursor={first["next"]!.GetValue<string>()}")
            .Json(HttpStatusCode.OK);

        var lines = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).ToArray();
        Assert.Equal([1L, 2, 3, 4], lines.Select(l => l!["number"]!.GetValue<long>()));
        Assert.Equal(4, lines.Select(l => l!["hash"]!.GetValue<string>()).Distinct().Count());
    }

    private static async Task<JsonNode[]> Trail(TestNode node) =>
        [.. (await node.Admin.Get("/audit").Json(HttpStatusCode.OK))["items"]!.AsArray().Select(l => l!["entry"]!)];

    private static string Text(JsonNode entry, string field) => entry[field]!.GetValue<string>();
}
