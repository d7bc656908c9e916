using System.Net;

namespace ActorTrading.Host.Tests.Http;

public sealed class TokensTests
{
    [Fact]
    public async Task The_first_start_leaves_an_admins_token_that_only_its_user_can_read()
    {
        await using var node = await TestNode.Start();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(node.TokenFile));
        }

        var tokens = await node.Admin.Get("/tokens").Json(HttpStatusCode.OK);
        var only = Assert.Single(tokens["items"]!.AsArray())!;
        Assert.Equal("admin", only["role"]!.GetValue<string>());
        Assert.True(only["is_live"]!.GetValue<bool>());
        Assert.NotNull(only["last_used_at"]);
    }

    [Fact]
    public async Task A_token_opens_what_its_role_may_and_nothing_above_it()
    {
        await using var node = await TestNode.Start();
        var viewer = node.Client(await node.Admin.NewToken("viewer"));
        var trader = node.Client(await node.Admin.NewToken("trader"));

        await viewer.Get("/alerts").Json(HttpStatusCode.OK);
        await viewer.Post("/alerts/1/ack", null).Problem(HttpStatusCode.Forbidden, "permission_missing");
        await trader.Post("/alerts/1/ack", null).Problem(HttpStatusCode.NotFound, "alert_unknown");
        await trader.Get("/tokens").Problem(HttpStatusCode.Forbidden, "permission_missing");
        await trader.Get("/audit").Problem(HttpStatusCode.Forbidden, "permission_missing");
    }

    [Fact]
    public async Task A_token_of_some_portfolios_sees_nothing_of_the_node()
    {
        await using var node = await TestNode.Start();
        var token = await node.Admin.NewToken("viewer", ""","portfolios":["main"]""");

        await node.Client(token).Get("/alerts").Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
    }

    [Fact]
    public async Task Revoking_holds_from_the_answer_on()
    {
        await using var node = await TestNode.Start();
        var token = await node.Admin.NewToken("viewer");
        var viewer = node.Client(token);
        await viewer.Get("/alerts").Json(HttpStatusCode.OK);

        var revoked = await node.Admin.Send(HttpMethod.Delete, $"/tokens/{token.Split('_')[1]}?reason=lost")
            .Json(HttpStatusCode.OK);

        Assert.Equal(1, revoked["revoked"]!.GetValue<int>());
        await viewer.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Expiry_holds_from_its_time_on()
    {
        await using var node = await TestNode.Start();
        var expiry = node.Time.GetUtcNow().AddMinutes(5);
        var token = await node.Admin.NewToken("viewer", $",\"expires_at\":\"{expiry:yyyy-MM-ddTHH:mm:ssZ}\"");
        var viewer = node.Client(token);
        await viewer.Get("/alerts").Json(HttpStatusCode.OK);

        node.Time.Advance(TimeSpan.FromMinutes(5));

        await viewer.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Revoking_all_spares_the_callers_own_unless_it_is_asked_for()
    {
        await using var node = await TestNode.Start();
        var viewer = node.Client(await node.Admin.NewToken("viewer"));

        var others = await node.Admin.Send(HttpMethod.Delete, "/tokens?reason=leak").Json(HttpStatusCode.OK);
        await viewer.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        var all = await node.Admin.Send(HttpMethod.Delete, "/tokens?reason=leak&include_own=true")
            .Json(HttpStatusCode.OK);

        Assert.Equal((1, 1), (others["revoked"]!.GetValue<int>(), all["revoked"]!.GetValue<int>()));
        await node.Admin.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task The_list_pages_by_cursor()
    {
        await using var node = await TestNode.Start();
        for (var i = 0; i < 4; i++)
        {
            await node.Admin.NewToken("viewer");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await node.Admin.Get("/tokens?limit=2" + (cursor is null ? "" : $"&cursor={cursor}"))
                .Json(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(t => t!["id"]!.GetValue<string>()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        await node.Admin.Get("/tokens?cursor=made-up").Problem(HttpStatusCode.BadRequest, "cursor_invalid");
        await node.Admin.Get("/tokens?limit=501").Problem(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task A_repeated_request_for_a_token_makes_one_and_shows_its_secret_once()
    {
        await using var node = await TestNode.Start();
        const string Body = """{"label":"bot","role":"trader"}""";

        var first = await node.Admin.Post("/tokens", Body, ("Idempotency-Key", "k1")).Json(HttpStatusCode.Created);
        await node.Admin.Post("/tokens", Body, ("Idempotency-Key", "k1"))
            .Problem(HttpStatusCode.Conflict, "token_shown_already");

        Assert.DoesNotContain(
            node.Idempotency.Kept,
            k => k.Answer is not null && System.Text.Encoding.UTF8.GetString(k.Answer.Body.Span).Contains("atk_"));
        var tokens = await node.Admin.Get("/tokens").Json(HttpStatusCode.OK);
        Assert.Equal(2, tokens["items"]!.AsArray().Count);
        await node.Client(first["secret"]!.GetValue<string>()).Get("/alerts").Json(HttpStatusCode.OK);
    }
}
