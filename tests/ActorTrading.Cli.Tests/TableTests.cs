using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class TableTests
{
    private const string Alerts =
        """
        {"items":[
          {"id":7,"severity":"critical","code":"order_unknown","target":"order 1","message":"Look.",
           "raised_at":"2026-11-20T14:00:00.1234567Z"},
          {"id":12,"severity":"warning","code":"disk_low","target":"node","message":"Bold \u001b[1m name\nnext",
           "raised_at":"2026-11-20T14:00:01Z","acknowledged_by":"me"}]}
        """;

    [Fact]
    public async Task A_list_is_plain_aligned_text_where_no_person_watches()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /alerts", Answer.Ok(Alerts));
        using var atc = new Atc();

        var shown = atc.Run(node, "alert", "list", "--utc").Done();

        Assert.Equal(
            """
            ID  SEVERITY  CODE           TARGET   MESSAGE              RAISED AT                 ACKNOWLEDGED BY
             7  critical  order_unknown  order 1  Look.                2026-11-20 14:00:00.123Z
            12  warning   disk_low       node     Bold  [1m name next  2026-11-20 14:00:01.000Z  me

            """,
            shown);
    }

    [Fact]
    public async Task A_person_gets_borders_and_times_of_the_place()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /alerts", Answer.Ok(Alerts));
        using var atc = new Atc
        {
            IsOutputInteractive = true,
            Width = 200,
            Zone = TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(2), "there", "there"),
        };

        var shown = atc.Run(node, "alert", "list").Done();

        Assert.Contains("│ id │ severity │", shown, StringComparison.Ordinal);
        Assert.Contains("2026-11-20 16:00:00.123+02:00", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_keep_every_digit_that_they_came_with()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios", Answer.Ok(
            """{"items":[{"id":"p1","cash":10000.00000000000000000001},{"id":"p2","cash":0.10}]}"""));
        using var atc = new Atc();

        var table = atc.Run(node, "portfolio", "list").Done();
        var json = atc.Run(node, "--json", "portfolio", "list").Done();

        Assert.Contains("10000.00000000000000000001", table, StringComparison.Ordinal);
        Assert.Contains("  0.10", table, StringComparison.Ordinal);
        Assert.Contains("\"cash\": 10000.00000000000000000001", json, StringComparison.Ordinal);
        Assert.Contains("\"cash\": 0.10", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thing_is_shown_member_by_member_and_its_lists_as_tables()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Ok(
            """
            {"id":"p1","session":{"phase":"running","symbols":["BTC-USD","SOL-USD"]},"note":null,"is_live":false,
             "balances":[{"asset":"USD","total":5},{"asset":"BTC","total":0.5}]}
            """));
        using var atc = new Atc();
        using var person = new Atc { IsOutputInteractive = true };

        var shown = atc.Run(node, "portfolio", "show", "p1").Done();

        Assert.Matches(" +balances *\n╭", person.Run(node, "portfolio", "show", "p1").Done());
        Assert.Equal(
            """
            FIELD            VALUE
            id               p1
            session.phase    running
            session.symbols  BTC-USD, SOL-USD
            note
            is_live          no
            balances
            ASSET  TOTAL
            USD        5
            BTC      0.5

            """,
            shown);
    }

    [Fact]
    public async Task A_list_goes_on_where_its_page_ends()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "GET /portfolios",
            Answer.Ok("""{"items":[{"id":"p1"}],"next":"abc="}"""),
            Answer.Ok("""{"items":[{"id":"p2"}],"next":null}"""));
        using var atc = new Atc();

        var part = atc.Run(node, "portfolio", "list", "--limit", "1");
        node.On(
            "GET /portfolios",
            Answer.Ok("""{"items":[{"id":"p1"}],"next":"abc="}"""),
            Answer.Ok("""{"items":[{"id":"p2"}],"next":null}"""));
        var all = atc.Run(node, "portfolio", "list", "--limit", "1", "--all");

        Assert.Contains("There is more: --all, or --cursor abc=", part.Error, StringComparison.Ordinal);
        Assert.Contains("p1", all.Out, StringComparison.Ordinal);
        Assert.Contains("p2", all.Out, StringComparison.Ordinal);
        Assert.Empty(all.Error);
        Assert.Equal("GET /portfolios?limit=1&cursor=abc%3D", node.Requests[^1].Line);
    }

    [Fact]
    public async Task Metrics_are_a_table_of_those_that_match()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /metrics", new Answer(
            200, "# HELP a Text\njournal_lag_seconds{stage=\"read models\"} 0.5\nhttp_requests_total 12\n")
        {
            MediaType = "text/plain",
        });
        using var atc = new Atc();

        var shown = atc.Run(node, "metrics", "JOURNAL").Done();
        var json = atc.Run(node, "metrics", "http", "--json").Done();

        Assert.Equal(
            "METRIC                                    VALUE\njournal_lag_seconds{stage=\"read models\"}    0.5\n",
            shown);
        Assert.Equal("""[{"metric":"http_requests_total","value":"12"}]""" + "\n", json);
    }

    [Fact]
    public async Task A_probe_that_says_no_is_shown_and_fails_without_a_token()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /readyz", new Answer(
            503, """{"ok":false,"checks":[{"name":"journal_writes","ok":false,"reason":"disk full"}]}"""));
        using var atc = new Atc();
        File.Delete(atc.PathOf("data/admin.token"));

        var result = atc.Run(node, "health");

        Assert.Equal(2, result.Code);
        Assert.Contains("journal_writes  no  disk full", result.Out, StringComparison.Ordinal);
        Assert.Null(node.Only.Header("Authorization"));
    }
}
