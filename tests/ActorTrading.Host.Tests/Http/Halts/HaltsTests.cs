using System.Net;

namespace ActorTrading.Host.Tests.Http.Halts;

public sealed class HaltsTests
{
    private const string Everything = """{"scope":"cluster","reason":"smoke"}""";

    [Fact]
    public async Task One_call_stops_everything_and_says_what_it_did()
    {
        await using var halts = await HaltNode.Start();
        var trader = halts.Node.Client(await halts.Node.Admin.NewToken("trader"));

        var raised = await trader.Post("/halts", Everything).Json(HttpStatusCode.OK);

        Assert.Equal("done", raised["in_memory"]!["outcome"]!.GetValue<string>());
        Assert.Equal("done", raised["file"]!["outcome"]!.GetValue<string>());
        Assert.True(raised["durable"]!.GetValue<bool>());
        Assert.Equal("halted", raised["halt"]!["level"]!.GetValue<string>());
        Assert.False(halts.Switch.InForce.Standing.IsEmpty);
        var seen = await trader.Get("/halts").Json(HttpStatusCode.OK);
        Assert.Equal("smoke", Assert.Single(seen["standing"]!.AsArray())!["reason"]!.GetValue<string>());
        var status = await trader.Get("/halts/status").Json(HttpStatusCode.OK);
        Assert.Equal(1, status["in_force"]!.GetValue<int>());
        Assert.True(status["file_current"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_trader_stops_the_portfolios_of_his_token_and_nothing_beyond()
    {
        await using var halts = await HaltNode.Start();
        var token = await halts.Node.Admin.NewToken("trader", ""","portfolios":["main"]""");
        var trader = halts.Node.Client(token);

        await trader.Post("/halts", About("portfolio", "main")).Json(HttpStatusCode.OK);
        await trader.Post("/halts", About("portfolio", "other"))
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await trader.Post("/halts", About("account", "a1")).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await trader.Post("/halts", About("symbol", "BTC-USD")).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await trader.Post("/halts", Everything).Problem(HttpStatusCode.Forbidden, "scope_too_narrow");
        await halts.Node.Admin.Post("/halts", About("portfolio", "other")).Json(HttpStatusCode.OK);

        var seen = await trader.Get("/halts").Json(HttpStatusCode.OK);
        Assert.Equal("main", Assert.Single(seen["standing"]!.AsArray())!["target"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_guesses_at_a_token_keeps_its_holder_from_no_emergency_stop()
    {
        await using var halts = await HaltNode.Start();
        var guesser = halts.Node.Client($"atk_{halts.Node.AdminToken.Split('_')[1]}_" + new string('0', 64));
        for (var i = 0; i < 20; i++)
        {
            using var refused = await guesser.Post("/halts", Everything);
            Assert.False(refused.IsSuccessStatusCode);
        }

        await halts.Node.Admin.Post("/halts", Everything).Json(HttpStatusCode.OK);

        Assert.False(halts.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public async Task A_viewer_stops_nothing_and_only_an_admin_releases()
    {
        await using var halts = await HaltNode.Start();
        var viewer = halts.Node.Client(await halts.Node.Admin.NewToken("viewer"));
        var trader = halts.Node.Client(await halts.Node.Admin.NewToken("trader"));

        await viewer.Post("/halts", Everything).Problem(HttpStatusCode.Forbidden, "permission_missing");
        await trader.Post("/halts", Everything).Json(HttpStatusCode.OK);
        await trader.Post("/halts/lower", Everything).Problem(HttpStatusCode.Forbidden, "permission_missing");

        Assert.False(halts.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public async Task Releasing_takes_a_code_that_no_list_shows()
    {
        await using var halts = await HaltNode.Start();
        var admin = halts.Node.Admin;
        await admin.Post("/halts/lower", Everything).Problem(HttpStatusCode.Conflict, "halt_not_standing");
        await admin.Post("/halts", Everything).Json(HttpStatusCode.OK);

        var asked = await admin.Post("/halts/lower", Everything).Json(HttpStatusCode.Accepted);
        var code = asked["code"]!.GetValue<string>();
        Assert.DoesNotContain(code, (await admin.Get("/halts").Json(HttpStatusCode.OK)).ToJsonString());
        await admin.Post("/halts/lower", """{"scope":"cluster","code":"guess"}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "halt_code_wrong");
        Assert.False(halts.Switch.InForce.Standing.IsEmpty);

        var lowered = await admin.Post("/halts/lower", $$"""{"scope":"cluster","code":"{{code}}"}""")
            .Json(HttpStatusCode.OK);

        Assert.Equal("none", lowered["level"]!.GetValue<string>());
        Assert.True(halts.Switch.InForce.Standing.IsEmpty);
        var history = (await admin.Get("/halts").Json(HttpStatusCode.OK))["history"]!.AsArray();
        Assert.Equal(["raised", "lower_requested", "lowered"], history.Select(e => e!["what"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"scope":"cluster"}""", HttpStatusCode.BadRequest, "body_invalid")]
    [InlineData("""{"scope":"moon","reason":"x"}""", HttpStatusCode.BadRequest, "body_invalid")]
    [InlineData("""{"scope":"portfolio","reason":"x"}""", HttpStatusCode.BadRequest, "body_invalid")]
    [InlineData("""{"scope":"cluster","target":"x","reason":"x"}""", HttpStatusCode.BadRequest, "body_invalid")]
    [InlineData("""{"scope":"symbol","target":"btc usd","reason":"x"}""", HttpStatusCode.BadRequest, "body_invalid")]
    [InlineData("""{"scope":"cluster","reason":" "}""", HttpStatusCode.UnprocessableEntity, "halt_reason_missing")]
    [InlineData(
        """{"scope":"cluster","reason":"x","level":"none"}""",
        HttpStatusCode.UnprocessableEntity,
        "halt_level_missing")]
    public async Task A_request_that_does_not_say_what_or_why_is_told_so(
        string body, HttpStatusCode status, string code)
    {
        await using var halts = await HaltNode.Start();

        await halts.Node.Admin.Post("/halts", body).Problem(status, code);

        Assert.True(halts.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public async Task While_the_journal_hangs_the_stop_answers_a_token_never_used_before_and_nothing_is_released()
    {
        await using var halts = await HaltNode.Start();
        halts.Journal.Shut();

        var raised = await halts.Node.Admin.Post("/halts", Everything).Json(HttpStatusCode.OK);
        var before = halts.Clock.ArmedTimers;
        var lowering = halts.Node.Admin.Post("/halts/lower", Everything);
        await Eventually.True(
            () => halts.Clock.ArmedTimers == before + 2, "the lowering waits for the record, and its caller for it");
        halts.Clock.Advance(TimeSpan.FromSeconds(2));
        await lowering.Problem(HttpStatusCode.ServiceUnavailable, "halt_journal_failing");

        Assert.Equal("pending", raised["journal"]!["outcome"]!.GetValue<string>());
        Assert.True(raised["durable"]!.GetValue<bool>());
        Assert.False(halts.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public async Task A_repeated_key_does_not_keep_a_stop_from_being_pulled_again()
    {
        await using var halts = await HaltNode.Start();
        await halts.Node.Admin.Post("/halts", Everything, ("Idempotency-Key", "k")).Json(HttpStatusCode.OK);

        var other = await halts.Node.Admin
            .Post("/halts", About("account", "a1"), ("Idempotency-Key", "k")).Json(HttpStatusCode.OK);

        Assert.Equal("a1", other["halt"]!["target"]!.GetValue<string>());
        Assert.Empty(halts.Node.Idempotency.Kept);
    }

    [Fact]
    public async Task A_drill_is_timed_to_the_venue_and_back()
    {
        await using var halts = await HaltNode.Start();

        var drill = await halts.Node.Admin.Post("/halts/drill", null).Json(HttpStatusCode.OK);

        Assert.True(drill["passed"]!.GetValue<bool>(), drill.ToJsonString());
        Assert.Equal(
            ["in_memory", "file", "cancels", "venue", "journal"],
            drill["steps"]!.AsArray().Select(s => s!["name"]!.GetValue<string>()));
        Assert.True(halts.Switch.InForce.Standing.IsEmpty);
    }

    [Fact]
    public async Task Every_pull_has_its_line_in_the_audit_trail()
    {
        await using var halts = await HaltNode.Start();
        await halts.Node.Admin.Post("/halts", Everything).Json(HttpStatusCode.OK);

        // A stop does not wait for its line; whatever comes next does, and lines keep their order.
        await halts.Node.Admin.Post("/halts/lower", """{"scope":"cluster","reason":"smoke is gone"}""");
        var line = (await halts.Node.Admin.Get("/audit").Json(HttpStatusCode.OK))["items"]!.AsArray()
            .Select(l => l!["entry"]!)
            .Single(e => e["action"]!.GetValue<string>() == "raise_halt");

        Assert.Equal(("cluster", "smoke"), (line["target"]!.GetValue<string>(), line["reason"]!.GetValue<string>()));
    }

    private static string About(string scope, string target) =>
        $$"""{"scope":"{{scope}}","target":"{{target}}","reason":"smoke","level":"reduce_only"}""";
}
