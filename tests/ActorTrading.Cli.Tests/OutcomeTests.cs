using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class OutcomeTests
{
    private static readonly string[] Resume = ["session", "resume", "s1"];

    [Theory]
    [InlineData(404, "session_unknown", "'list' shows")]
    [InlineData(409, "not_running", "is paused already")]
    [InlineData(422, "reason_missing", "is paused already")]
    [InlineData(401, "unauthenticated", "--token-file")]
    [InlineData(403, "permission_missing", "higher role")]
    public async Task What_the_node_refuses_is_told_with_its_code_and_what_to_do(int status, string code, string advice)
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Problem(status, code, "It is paused already."));
        using var atc = new Atc();

        var result = atc.Run(node, Resume);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Out);
        Assert.Contains($"refused: Title of {status} ({status}) [{code}]", result.Error, StringComparison.Ordinal);
        Assert.Contains(advice, result.Error, StringComparison.Ordinal);
        Assert.Contains("correlation id: c0ffee", result.Error, StringComparison.Ordinal);
        Assert.Single(node.Requests);
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Problem(
            400, "body_invalid", "See errors.", ""","errors":[{"path":"$.a[0]","code":"unknown","message":"No."}]"""));
        using var atc = new Atc();

        var text = atc.Run(node, Resume);
        var json = atc.Run(node, ["--json", .. Resume]);

        Assert.Contains("  $.a[0]: No. [unknown]", text.Error, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"body_invalid\"", json.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (text.Code, json.Code));
    }

    [Fact]
    public async Task A_lost_connection_is_answered_by_a_repeat_under_the_same_key()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Cut, Answer.Cut, Answer.Ok("""{"phase":"paused"}"""));
        using var atc = new Atc();

        atc.Run(node, Resume).Done();

        var keys = node.Requests.Select(r => r.Header("Idempotency-Key")).ToArray();
        Assert.Equal(3, keys.Length);
        Assert.Single(keys.Distinct());
        Assert.Matches("^[0-9a-f]{32}$", keys[0]);
    }

    [Fact]
    public async Task Each_command_has_a_key_of_its_own_unless_one_is_given()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Ok("{}"));
        using var atc = new Atc();

        atc.Run(node, Resume).Done();
        atc.Run(node, Resume).Done();
        atc.Run(node, [.. Resume, "--idempotency-key", "mine"]).Done();

        var keys = node.Requests.Select(r => r.Header("Idempotency-Key")).ToArray();
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal("mine", keys[2]);
    }

    [Fact]
    public async Task What_stays_open_to_the_end_is_unknown_and_says_how_to_ask_again()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Problem(503, "outcome_unknown", "Not known yet."));
        using var atc = new Atc();

        var result = atc.Run(node, [.. Resume, "--timeout", "400ms"]);
        var json = atc.Run(node, [.. Resume, "--timeout", "200ms", "--json", "--idempotency-key", "mine"]);

        Assert.Equal((3, 3), (result.Code, json.Code));
        Assert.Contains("UNKNOWN", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "--idempotency-key " + node.Requests[0].Header("Idempotency-Key"), result.Error, StringComparison.Ordinal);
        Assert.Contains("\"idempotency_key\": \"mine\"", json.Error, StringComparison.Ordinal);
        Assert.True(node.Requests.Count > 2);
    }

    [Fact]
    public async Task An_answer_that_says_what_became_of_it_ends_the_doubt()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "POST /auto-trading/sessions/s1/resume",
            Answer.Cut,
            Answer.Problem(409, "idempotency_key_in_use", "Under way."),
            Answer.Problem(503, "outcome_unknown", "Not known yet."),
            Answer.Problem(409, "not_running", "It is not running."));
        using var atc = new Atc();

        var result = atc.Run(node, Resume);

        Assert.Equal(2, result.Code);
        Assert.Contains("not_running", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_stops_being_good_leaves_the_doubt()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "POST /auto-trading/sessions/s1/resume",
            Answer.Cut,
            Answer.Problem(401, "unauthenticated", "There is no token that is valid."));
        using var atc = new Atc();

        Assert.Equal(3, atc.Run(node, Resume).Code);
    }

    [Fact]
    public async Task A_node_that_fails_is_asked_three_times_and_then_it_is_unknown()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Problem(500, "internal_error", "It failed."));
        node.On("GET /portfolios/p1", Answer.Problem(500, "internal_error", "It failed."));
        using var atc = new Atc();

        Assert.Equal(3, atc.Run(node, Resume).Code);
        Assert.Equal(3, node.Requests.Count);
        Assert.Equal(2, atc.Run(node, "portfolio", "show", "p1").Code);
    }

    [Fact]
    public async Task A_node_that_takes_nothing_now_is_asked_again_and_refuses_for_certain()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "POST /auto-trading/sessions/s1/resume", Answer.Problem(503, "mailbox_full", "Later."), Answer.Ok("{}"));
        node.On("POST /auto-trading/sessions/s2/resume", Answer.Problem(503, "draining", "Never."));
        using var atc = new Atc();

        Assert.Equal(0, atc.Run(node, Resume).Code);
        var never = atc.Run(node, "session", "resume", "s2");

        Assert.Equal(2, never.Code);
        Assert.Contains("Nothing was done.", never.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_repeated_is_unknown_at_once_when_its_connection_is_lost()
    {
        await using var node = await ScriptedNode.Start();
        node.On("DELETE /auto-trading/rules/r1", Answer.Cut);
        using var atc = new Atc();

        var result = atc.Run(node, "rule", "delete", "r1", "--yes", "--reason", "old");

        Assert.Equal(3, result.Code);
        Assert.Contains("Look how it stands", result.Error, StringComparison.Ordinal);
        Assert.Single(node.Requests);
    }

    [Fact]
    public async Task A_node_that_never_answers_leaves_a_change_unknown_and_a_look_undone()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Silence);
        node.On("GET /portfolios/p1", Answer.Silence);
        using var atc = new Atc();

        Assert.Equal(3, atc.Run(node, [.. Resume, "--timeout", "200ms"]).Code);
        Assert.Equal(4, atc.Run(node, "portfolio", "show", "p1", "--timeout", "200ms").Code);
    }

    [Fact]
    public async Task A_node_that_is_not_there_is_unreachable_and_nothing_was_done()
    {
        string host;
        await using (var gone = await ScriptedNode.Start())
        {
            host = gone.Host;
        }

        using var atc = new Atc();

        var text = atc.Run(["-H", host, .. Resume]);
        var json = atc.Run(["-H", host, "--json", .. Resume]);

        Assert.Equal((4, 4), (text.Code, json.Code));
        Assert.Contains("Nothing was done.", text.Error, StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"unreachable\"", json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_loses_its_connection_again_and_again_is_unreachable()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Cut);
        using var atc = new Atc();

        Assert.Equal(4, atc.Run(node, "portfolio", "show", "p1").Code);
    }

    [Fact]
    public async Task Somebody_who_interrupts_a_change_is_told_that_it_is_unknown()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", Answer.Silence);
        node.On("GET /portfolios/p1", Answer.Silence);
        using var atc = new Atc();
        node.OnRequest = _ => atc.Interrupts.Signal();

        Assert.Equal(3, atc.Run(node, Resume).Code);
        Assert.Equal(130, atc.Run(node, "portfolio", "show", "p1").Code);
    }

    [Fact]
    public async Task What_is_no_node_is_told_as_such()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", new Answer(200, "<html>") { MediaType = "text/html" });
        node.On("GET /portfolios/p2", new Answer(302, "") { MediaType = "text/html" });
        using var atc = new Atc();

        var page = atc.Run(node, "portfolio", "show", "p1");
        var redirect = atc.Run(node, "portfolio", "show", "p2");

        Assert.Equal((2, 2), (page.Code, redirect.Code));
        Assert.Contains("does not speak as a node", page.Error, StringComparison.Ordinal);
        Assert.Contains("does not speak as a node", redirect.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_words_is_done()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/sessions/s1/resume", new Answer(204, ""));
        using var atc = new Atc();

        Assert.Equal("done\n", atc.Run(node, Resume).Error);
    }
}
