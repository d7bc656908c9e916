using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class BodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_rule_goes_from_its_file_to_the_node_digit_by_digit()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /auto-trading/rules", Answer.Ok("{}"));
        using var atc = new Atc();
        atc.Write("rule.json", """{"portfolio_id":"other", /* why */ "name":"r","conditions":[{"value":0.80}],}""");

        atc.Run(node, "rule", "create", "p1", "rule.json").Done();
        atc.Input = """{"name":"piped"}""";
        atc.Run(node, "rule", "create", "p1", "-").Done();

        Assert.Equal("""{"portfolio_id":"p1","name":"r","conditions":[{"value":0.80}]}""", node.Requests[0].Body);
        Assert.Equal("""{"portfolio_id":"p1","name":"piped"}""", node.Requests[1].Body);
    }

    [Theory]
    [InlineData("{", "this is no JSON")]
    [InlineData("""{"a":1,"a":2}""", "this is no JSON")]
    [InlineData("[]", "one JSON object")]
    [InlineData("null", "null is nothing")]
    public async Task A_file_that_holds_no_object_is_refused_before_anything_is_sent(string text, string complaint)
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();
        atc.Write("rule.json", text);

        var result = atc.Run(node, "rule", "create", "p1", "rule.json");

        Assert.Equal(2, result.Code);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.Empty(node.Requests);
    }

    [Theory]
    [InlineData("nowhere.json", "there is no such file")]
    [InlineData("data", "cannot be read")]
    public void A_file_that_is_not_there_is_named(string file, string complaint)
    {
        using var atc = new Atc();

        var result = atc.Run("rule", "create", "p1", file);

        Assert.Equal(2, result.Code);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", "\"3\"")]
    [InlineData("any", "*")]
    public async Task An_edit_says_of_which_version_it_is(string version, string header)
    {
        await using var node = await ScriptedNode.Start();
        node.On("PUT /auto-trading/rules/r1", Answer.Ok("{}"));
        using var atc = new Atc();
        atc.Write("rule.json", "{}");

        atc.Run(node, "rule", "update", "r1", "rule.json", "--version", version).Done();

        Assert.Equal(header, node.Only.Header("If-Match"));
    }

    [Fact]
    public async Task A_rule_is_shown_out_of_the_list_of_its_portfolio()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /auto-trading/rules/p1", Answer.Ok("""{"items":[{"id":"r1"},{"id":"r2","name":"Second"}]}"""));
        using var atc = new Atc();

        var shown = atc.Run(node, "rule", "show", "p1", "r2").Done();
        var missing = atc.Run(node, "rule", "show", "p1", "r3");

        Assert.Contains("name   Second", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("r1", shown, StringComparison.Ordinal);
        Assert.Equal(2, missing.Code);
    }

    [Fact]
    public async Task An_emergency_stop_says_what_how_far_and_why()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /halts", Answer.Ok("{}")).On("POST /halts/lower", Answer.Ok("""{"code":"1234"}"""));
        using var atc = new Atc();
        string[] sure = ["--yes", "--reason", "drill"];

        atc.Run(node, ["stop", "all", "--flatten", .. sure]).Done();
        atc.Run(node, ["stop", "symbol", "BTC-USD", "--reduce-only", .. sure]).Done();
        var code = atc.Run(node, ["stop", "resume", "symbol", "BTC-USD", .. sure]).Done();
        atc.Run(node, ["stop", "resume", "symbol", "BTC-USD", "--code", "1234", .. sure]).Done();

        Assert.Contains("1234", code, StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"scope":"cluster","flatten":true,"reason":"drill"}""",
                """{"scope":"symbol","target":"BTC-USD","level":"reduce_only","reason":"drill"}""",
                """{"scope":"symbol","target":"BTC-USD","reason":"drill"}""",
                """{"scope":"symbol","target":"BTC-USD","code":"1234","reason":"drill"}""",
            ],
            node.Requests.Select(r => r.Body));
    }

    [Fact]
    public async Task A_portfolio_s_session_is_found_and_stopped()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /auto-trading/sessions/p1", Answer.Ok(
            """{"items":[{"id":"s1","is_active":false},{"id":"s2","is_active":true}]}"""));
        node.On("GET /auto-trading/sessions/p2", Answer.Ok("""{"items":[{"id":"s3","is_active":false}]}"""));
        node.On("POST /auto-trading/sessions/s2/stop", Answer.Ok("{}"));
        using var atc = new Atc();

        atc.Run(node, "portfolio", "stop", "p1", "--yes", "--reason", "enough").Done();
        var idle = atc.Run(node, "portfolio", "stop", "p2", "--yes", "--reason", "enough");
        var unknown = atc.Run(node, "portfolio", "stop", "p3", "--yes", "--reason", "enough");

        Assert.Equal("""{"reason":"enough"}""", node.Requests[1].Body);
        Assert.Contains("No session of this portfolio", idle.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (idle.Code, unknown.Code));
    }

    [Fact]
    public async Task All_orders_are_cancelled_one_by_one_whatever_becomes_of_one()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /auto-trading/trades/p1", Answer.Ok("""{"items":[{"id":"o1"},{"id":"o2"},{"id":"o3"}]}"""));
        node.On("GET /auto-trading/trades/p2", Answer.Ok("""{"items":[]}"""));
        node.On("POST /auto-trading/trades/o1/cancel", Answer.Ok("""{"id":"o1","sequence":5}"""));
        node.On("POST /auto-trading/trades/o2/cancel", Answer.Problem(409, "order_over", "It is over."));
        node.On("POST /auto-trading/trades/o3/cancel", Answer.Ok("""{"id":"o3","sequence":7}"""));
        using var atc = new Atc();
        string[] sure = ["--yes", "--reason", "a b"];

        var partly = atc.Run(node, ["order", "cancel-all", "p1", .. sure]);
        node.On("POST /auto-trading/trades/o2/cancel", Answer.Ok("""{"id":"o2","sequence":6}"""));
        var all = atc.Run(node, ["order", "cancel-all", "p1", .. sure]).Done();
        var none = atc.Run(node, ["order", "cancel-all", "p2", .. sure]);
        node.On("POST /auto-trading/trades/o1/cancel", Answer.Silence);
        var open = atc.Run(node, ["order", "cancel-all", "p1", "--timeout", "200ms", .. sure]);

        Assert.Equal("GET /auto-trading/trades/p1?open_only=true&include_manual=true", node.Requests[0].Line);
        Assert.Equal("POST /auto-trading/trades/o3/cancel?reason=a%20b", node.Requests[3].Line);
        Assert.Equal((2, 2, 3), (partly.Code, none.Code, open.Code));
        Assert.Contains("o2         6", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2h", "2026-11-20T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    public async Task A_time_is_a_point_or_how_long_ago(string text, string sent)
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /auto-trading/trades/p1", Answer.Ok("""{"items":[]}"""));
        using var atc = new Atc { Time = new StoppedClock(Now) };

        atc.Run(node, "order", "list", "p1", "--from", text, "--open").Done();

        Assert.Equal(
            $"GET /auto-trading/trades/p1?from={Uri.EscapeDataString(sent)}&open_only=true", node.Only.Line);
    }

    [Theory]
    [InlineData("order", "list", "p1", "--from", "soon")]
    [InlineData("portfolio", "deposit", "p1", "1e3")]
    [InlineData("portfolio", "deposit", "p1", "1,000")]
    [InlineData("portfolio", "show", "..")]
    [InlineData("portfolio", "show", "")]
    [InlineData("events", "--cursor", "first")]
    public async Task What_is_not_of_its_kind_is_never_sent(params string[] args)
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();

        Assert.Equal(2, atc.Run(node, args).Code);
        Assert.Empty(node.Requests);
    }

    [Fact]
    public async Task What_is_part_of_a_path_stays_one_part()
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();

        atc.Run(node, "portfolio", "show", "a/b?c");

        Assert.Equal("GET /portfolios/a%2Fb?c", Uri.UnescapeDataString(node.Only.Line).Replace("a/b", "a%2Fb"));
    }

    [Fact]
    public async Task The_way_of_an_order_is_its_history_alone()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /auto-trading/trades/o1/details", Answer.Ok(
            """{"trade":{"id":"o1"},"history":[{"event":"intended","status":"pending","filled_quantity":0}]}"""));
        using var atc = new Atc();

        var shown = atc.Run(node, "order", "trace", "o1").Done();

        Assert.Contains("intended", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("o1", shown, StringComparison.Ordinal);
    }
}
