using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Audit;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Rules.DryRuns;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Rules that are tried before anybody trades by them.</summary>
public sealed class RuleTestsTests
{
    private const string Dip =
        """
        {"name":"Dip","type":"entry",
         "conditions":[{"field":"close","operator":"less_than","value":95},
                       {"field":"position_open","operator":"equals","value":0}],
         "actions":[{"type":"buy","sizing_method":"percentage","size_value":10}]}
        """;

    private const string Recovery =
        """
        {"name":"Recovery","type":"exit",
         "conditions":[{"field":"close","operator":"greater_than","value":105}],
         "actions":[{"type":"sell","sizing_method":"full_position"}]}
        """;

    /// <summary>100, then a fall to 90, then a rise to 110: closes of one bar each minute.</summary>
    private static readonly decimal[] Closes = [100, 99, 98, 94, 92, 90, 96, 101, 106, 110, 110, 110];

    private const int AveragesOfLong = 150;

    private static readonly Timestamp Start = Timestamp.Parse("2026-03-04T10:00:00Z");

    [Fact]
    public async Task A_dry_run_says_when_each_rule_fired_why_and_what_it_would_have_done()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;
        Store(trading);

        var run = await node.Admin.Post(
            "/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","strategy":[{{Dip}},{{Recovery}}]}""")
            .Json(HttpStatusCode.OK);

        var (bought, sold) = (run["firings"]![0]!, run["firings"]![1]!);
        Assert.Equal(2, run["firings"]!.AsArray().Count);
        Assert.Equal(("Dip", "2026-03-04T10:04:00Z", "order"), (
            Text(bought, "rule"), Text(bought, "at"), Text(bought, "result")));
        Assert.Equal(("$.conditions[0]", "94", true), (
            Text(bought["conditions"]![0]!, "path"), Text(bought["conditions"]![0]!, "value"),
            bought["conditions"]![0]!["holds"]!.GetValue<bool>()));
        Assert.Equal(("Recovery", "2026-03-04T10:09:00Z", "order"), (
            Text(sold, "rule"), Text(sold, "at"), Text(sold, "result")));
        Assert.Equal(["buy", "sell"], run["orders"]!.AsArray().Select(o => Text(o!, "side")));
        Assert.All(run["orders"]!.AsArray(), o => Assert.Equal("filled", Text(o!, "status")));
        Assert.Equal([1, 1], run["rules"]!.AsArray().Select(r => r!["fired"]!.GetValue<int>()));
        Assert.Equal((12, 0), (run["bars"]!.GetValue<int>(), run["warm_up_bars"]!.GetValue<int>()));
        Assert.Equal((1, 1), (
            run["metrics"]!["closed_trades"]!.GetValue<int>(), run["metrics"]!["wins"]!.GetValue<int>()));
        Assert.Empty(trading.Requests);
        Assert.Empty((await node.Admin.Get("/auto-trading/rules/main").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    [Fact]
    public async Task It_runs_a_rule_that_is_there_and_the_active_ones_of_a_portfolio_on_bars_that_were_sent()
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;
        await Make(node, Dip, "dip", isActive: false);
        await Make(node, Recovery, "recovery", isActive: true);
        var bars = new JsonArray([.. Bars().Select(b => (JsonNode)JsonOf(b))]).ToJsonString();

        var one = await node.Admin.Post(
            "/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","rule_id":"dip","bars":{{bars}}}""")
            .Json(HttpStatusCode.OK);
        var all = await node.Admin.Post(
            "/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","portfolio_id":"main","bars":{{bars}}}""")
            .Json(HttpStatusCode.OK);

        Assert.Equal("dip", Text(Assert.Single(one["rules"]!.AsArray())!, "id"));
        Assert.Equal(1, one["rules"]![0]!["orders"]!.GetValue<int>());
        Assert.Equal("recovery", Text(Assert.Single(all["rules"]!.AsArray())!, "id"));
        Assert.Empty(all["orders"]!.AsArray());
    }

    [Fact]
    public async Task Bars_before_the_beginning_warm_indicators_up_and_are_not_decided_on()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;
        Store(trading);
        var average = Dip.Replace("\"close\"", "\"sma\",\"period\":3", StringComparison.Ordinal);

        var warm = await node.Admin.Post(
            "/auto-trading/rules/test",
            $$"""
            {"symbol":"BTC-USD","strategy":{{average}},"from":"2026-03-04T10:05:00Z","to":"2026-03-04T10:08:00Z"}
            """).Json(HttpStatusCode.OK);
        var cold = await node.Admin.Post(
            "/auto-trading/rules/test",
            $$"""{"symbol":"BTC-USD","strategy":{{average}},"from":"2026-03-04T10:01:00Z"}""")
            .Json(HttpStatusCode.OK);

        Assert.Equal(("2026-03-04T10:05:00Z", "2026-03-04T10:08:00Z"), (Text(warm, "from"), Text(warm, "to")));
        Assert.Equal("2026-03-04T10:05:00Z", Text(warm["firings"]![0]!, "at"));
        Assert.Equal("94.66666666666667", Text(warm["firings"]![0]!["conditions"]![0]!, "value"));
        Assert.True(warm["warm_up_bars"]!.GetValue<int>() > 0);
        Assert.Empty(warm["notes"]!.AsArray());
        Assert.Contains("sma(3)", cold["notes"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_that_was_posted_in_that_time_counts_and_its_absence_is_said()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;
        Store(trading);
        var advised = Dip.Replace(
            "\"field\":\"close\",\"operator\":\"less_than\",\"value\":95",
            "\"field\":\"ai_recommendation\",\"operator\":\"equals\",\"value\":\"BUY\"", StringComparison.Ordinal);
        var body = $$"""{"symbol":"BTC-USD","strategy":{{advised}}}""";

        var without = await node.Admin.Post("/auto-trading/rules/test", body).Json(HttpStatusCode.OK);
        await node.Admin.Post("/recommendations", """
            {"symbol":"BTC-USD","rating":"BUY","confidence":0.9,"issued_at":"2026-03-04T10:02:30Z",
             "expires_at":"2026-03-05T10:00:00Z"}
            """).Json(HttpStatusCode.Created);
        await trading.CatchUp(node);
        var with = await node.Admin.Post("/auto-trading/rules/test", body).Json(HttpStatusCode.OK);

        Assert.Contains("advice", without["notes"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(without["firings"]!.AsArray());
        Assert.Equal("2026-03-04T10:03:00Z", Text(with["firings"]![0]!, "at"));
    }

    [Fact]
    public async Task A_dry_run_whose_caller_goes_away_stops_and_makes_room_for_the_next()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;
        Store(trading, DryRunLimits.BarsMax);
        using var gone = new CancellationTokenSource();
        var (one, other) = (Long(node, gone.Token), Long(node, gone.Token));

        // One of the two finds the other under way.
        var turnedAway = await Task.WhenAny(one, other);
        await turnedAway.Problem(HttpStatusCode.TooManyRequests, "dry_run_under_way");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turnedAway == one ? other : one);

        // What nobody waits for has its line in the audit trail once its work has ended, and no result if it stopped.
        await Eventually.True(() => AuditedRuns(node) == 2, "the dry run has ended");
        var trail = await node.Admin.Get("/audit").Json(HttpStatusCode.OK);
        var left = trail["items"]!.AsArray().Select(line => line!["entry"]!).Single(
            e => Text(e, "action") == "test_rules" && e["code"]?.GetValue<string>() != "dry_run_under_way");
        Assert.Equal("outcome_unknown", left["code"]?.GetValue<string>());
        Assert.Null(left["after"]);
        await node.Admin.Post("/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","strategy":{{Dip}}}""")
            .Json(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"symbol":"BTC-USD"}""", 400, "$", "body_invalid")]
    [InlineData("""{"symbol":"BTC-USD","rule_id":"a","portfolio_id":"main"}""", 400, "$", "body_invalid")]
    [InlineData("""{"symbol":"BTC-USD","rule_id":"a","timeframe":"tick"}""", 400, "$.timeframe", "body_invalid")]
    [InlineData("""{"symbol":"BTC-USD","rule_id":"a","cash":0}""", 400, "$.cash", "body_invalid")]
    [InlineData("""{"symbol":"BTC-USD","rule_id":"a","limit":501}""", 400, "$.limit", "body_invalid")]
    [InlineData(
        """{"symbol":"BTC-USD","rule_id":"a","from":"2026-03-05","to":"2026-03-04"}""", 400, "$.to", "body_invalid")]
    [InlineData(
        """
        {"symbol":"BTC-USD","rule_id":"a","bars":[
          {"time":"2026-03-04T10:00:30Z","open":1,"high":1,"low":1,"close":1,"volume":0}]}
        """,
        400, "$.bars[0].time", "body_invalid")]
    [InlineData(
        """
        {"symbol":"BTC-USD","rule_id":"a","bars":[
          {"time":"2026-03-04T10:00:00Z","open":1,"high":0.5,"low":0.2,"close":1,"volume":0}]}
        """,
        400, "$.bars[0]", "body_invalid")]
    [InlineData(
        """{"symbol":"BTC-USD","strategy":{"name":"x","type":"sideways"}}""", 422, "$.strategy.type", "rule_invalid")]
    [InlineData("""{"symbol":"SOL-USD","rule_id":"a"}""", 422, null, "market_unknown")]
    [InlineData("""{"symbol":"BTC-USD","rule_id":"nobody"}""", 404, null, "rule_unknown")]
    [InlineData("""{"symbol":"BTC-USD","portfolio_id":"nobody"}""", 404, null, "portfolio_unknown")]
    [InlineData("""{"symbol":"BTC-USD","portfolio_id":"main"}""", 422, null, "nothing_to_test")]
    public async Task What_cannot_be_run_is_refused_with_its_place(string body, int status, string? path, string code)
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;

        var problem = await node.Admin.Post("/auto-trading/rules/test", body).Problem((HttpStatusCode)status, code);

        if (path is not null)
        {
            Assert.Contains(problem["errors"]!.AsArray(), e => Text(e!, "path") == path);
        }
    }

    [Fact]
    public async Task Where_there_are_no_bars_it_says_which_there_are()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;

        var none = await node.Admin.Post(
            "/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","strategy":{{Dip}}}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "no_bars");
        Store(trading);
        var other = await node.Admin.Post(
            "/auto-trading/rules/test", $$"""{"symbol":"BTC-USD","strategy":{{Dip}},"timeframe":"5m"}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "no_bars");

        Assert.Contains("none of this market", Text(none, "detail"), StringComparison.Ordinal);
        Assert.Contains(
            "1m from 2026-03-04T10:00:00Z to 2026-03-04T10:12:00Z", Text(other, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_of_portfolios_that_a_token_does_not_see_are_not_there_to_be_tried()
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;
        await Make(node, Dip, "dip", isActive: true);
        var foreign = node.Client(await node.Admin.NewToken("viewer", ""","portfolios":["mine"]"""));

        await foreign.Post("/auto-trading/rules/test", """{"symbol":"BTC-USD","rule_id":"dip"}""")
            .Problem(HttpStatusCode.NotFound, "rule_unknown");
        await foreign.Post("/auto-trading/rules/test", """{"symbol":"BTC-USD","portfolio_id":"main"}""")
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
    }

    [Fact]
    public async Task Validation_names_every_mistake_by_its_path_and_tells_what_it_understood()
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;
        var elsewhere = Dip.Replace(
            "\"type\":\"entry\"", "\"type\":\"entry\",\"symbols\":[\"DOGE-USD\"]", StringComparison.Ordinal);

        var good = await node.Admin.Post("/auto-trading/rules/validate", $"[{elsewhere},{Recovery}]")
            .Json(HttpStatusCode.OK);
        var bad = await node.Admin.Post("/auto-trading/rules/validate", """
            {"rules":[{"name":"x","type":"sideways","conditions":[{"field":"rsi","operator":"is","value":1}],
                       "actions":[{"type":"buy","sizing_method":"percentage","size_value":500}]}],
             "session":{"timeframe":"soon"}}
            """).Problem(HttpStatusCode.UnprocessableEntity, "rule_invalid");

        Assert.Equal(["Dip", "Recovery"], good["rules"]!.AsArray().Select(r => Text(r!, "name")));
        Assert.Equal(
            ["close", "position_open"], good["rules"]![0]!["reads"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Contains("DOGE-USD", Assert.Single(good["warnings"]!.AsArray())!.GetValue<string>());
        var paths = bad["errors"]!.AsArray().Select(e => Text(e!, "path")).ToArray();
        Assert.Contains("$.rules[0].type", paths);
        Assert.Contains("$.rules[0].conditions[0].operator", paths);
        Assert.Contains("$.session.timeframe", paths);
        Assert.Empty((await node.Admin.Get("/auto-trading/rules/main").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    private static async Task Make(TestNode node, string rule, string id, bool isActive)
    {
        var more = $$"""{"id":"{{id}}","portfolio_id":"main","is_active":{{(isActive ? "true" : "false")}},""";
        await node.Admin.Post("/auto-trading/rules", more + rule.TrimStart()[1..]).Json(HttpStatusCode.Created);
    }

    private static int AuditedRuns(TestNode node) =>
        node.Journal.Read(AuditEntity.Id, 1, 100).AsTask().GetAwaiter().GetResult().Count(
            r => Encoding.UTF8.GetString(r.Payload.Span).Contains("test_rules", StringComparison.Ordinal));

    /// <summary>As many bars as there may be, and averages enough to take seconds.</summary>
    private static Task<HttpResponseMessage> Long(TestNode node, CancellationToken cancellation)
    {
        var rules = Enumerable.Range(2, AveragesOfLong).Select(period => Dip
            .Replace("\"Dip\"", $"\"Dip of {period}\"", StringComparison.Ordinal)
            .Replace("\"close\"", $"\"sma\",\"period\":{period}", StringComparison.Ordinal));
        var body = $$"""{"symbol":"BTC-USD","from":"{{Start}}","strategy":[{{string.Join(',', rules)}}]}""";
        return node.Admin.PostAsync(
            "/auto-trading/rules/test", new StringContent(body, Encoding.UTF8, "application/json"), cancellation);
    }

    private static void Store(TradingNode trading, int? count = null)
    {
        foreach (var bar in Bars(count))
        {
            trading.History.Offer(bar);
        }
    }

    /// <param name="count">Of bars that go through the closes again and again; null for once.</param>
    private static IEnumerable<MarketBar> Bars(int? count = null) => Enumerable.Range(0, count ?? Closes.Length).Select(
        i => BarAt(i, Closes[i % Closes.Length]));

    private static MarketBar BarAt(int i, decimal close) => new(
        Symbol.Of("BTC-USD"),
        Timeframe.OfMinutes(1),
        Start + TimeSpan.FromMinutes(i),
        new OhlcvValues(close, close + 1, close - 1, close, 50));

    private static JsonObject JsonOf(MarketBar bar) => new()
    {
        ["time"] = bar.OpenTime.ToString(),
        ["open"] = bar.Values.Open,
        ["high"] = bar.Values.High,
        ["low"] = bar.Values.Low,
        ["close"] = bar.Values.Close,
        ["volume"] = bar.Values.Volume,
    };

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
