using System.Net;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

public sealed class SessionsTests
{
    private const string Start = """{"portfolio_id":"main","name":"Day","symbols":["BTC-USD","ETH-USD"]}""";

    [Fact]
    public async Task A_session_starts_pauses_resumes_and_stops_without_an_order()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;

        var started = await node.Admin.Post("/auto-trading/sessions/start", Start).Json(HttpStatusCode.Created);
        var path = $"/auto-trading/sessions/{Text(started, "id")}";
        var paused = await node.Admin.Post(path + "/pause", """{"reason":"news"}""").Json(HttpStatusCode.OK);
        var resumed = await node.Admin.Post(path + "/resume", null).Json(HttpStatusCode.OK);
        node.Time.Advance(TimeSpan.FromMinutes(1));
        var performance = await node.Admin.Get(path + "/performance").Json(HttpStatusCode.OK);
        var stopped = await node.Admin.Post(path + "/stop", """{"reason":"done"}""").Json(HttpStatusCode.OK);

        Assert.Equal(
            ["running", "entries_paused", "running", "stopped"],
            new[] { started, paused, resumed, stopped }.Select(s => Text(s, "phase")));
        Assert.Equal("Day", Text(started["config"]!, "name"));
        Assert.Equal(60m, performance["running_seconds"]!.GetValue<decimal>());
        Assert.Equal("done", Text(await node.Admin.Get(path + "/status").Json(HttpStatusCode.OK), "reason"));
        await node.Admin.Post(path + "/resume", null).Problem(HttpStatusCode.Conflict, "session_already_stopped");
        await trading.CatchUp(node);
        var list = await node.Admin.Get("/auto-trading/sessions/main").Json(HttpStatusCode.OK);
        Assert.Equal("stopped", Text(Assert.Single(list["items"]!.AsArray())!, "phase"));
        Assert.DoesNotContain(trading.Requests, r => r.StartsWith("submit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_session_runs_at_a_time_and_those_before_stay_to_be_read()
    {
        var (node, trading) = await RulesTests.Opened();
        await using var opened = node;
        var first = await node.Admin.Post("/auto-trading/sessions/start", Start, ("Idempotency-Key", "s"))
            .Json(HttpStatusCode.Created);
        var again = await node.Admin.Post("/auto-trading/sessions/start", Start, ("Idempotency-Key", "s"))
            .Json(HttpStatusCode.Created);
        var path = $"/auto-trading/sessions/{Text(first, "id")}";

        Assert.Equal(Text(first, "id"), Text(again, "id"));
        await node.Admin.Post("/auto-trading/sessions/start", Start)
            .Problem(HttpStatusCode.Conflict, "session_already_started");
        await node.Admin.Post(path + "/stop", """{"reason":"done"}""").Json(HttpStatusCode.OK);
        await node.Admin.Post("/auto-trading/sessions/start", Start).Json(HttpStatusCode.Created);
        await trading.CatchUp(node);

        Assert.Equal("stopped", Text(await node.Admin.Get(path + "/status").Json(HttpStatusCode.OK), "phase"));
        Assert.Null((await node.Admin.Get(path + "/performance").Json(HttpStatusCode.OK))["equity"]);
        await node.Admin.Post(path + "/stop", """{"reason":"again"}""")
            .Problem(HttpStatusCode.Conflict, "session_already_stopped");
    }

    [Fact]
    public async Task What_cannot_be_started_is_told_with_all_that_is_wrong()
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;
        const string Path = "/auto-trading/sessions/start";

        var unknown = await node.Admin.Post(
            Path, """{"portfolio_id":"main","name":"x","symbols":["BTC-USD","XRP-USD"]}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "instrument_unknown");
        var wrong = await node.Admin.Post(
            Path,
            """{"portfolio_id":"main","name":" ","symbols":[],"scheduled_end":"2020-01-01","max_data_age_seconds":0}""")
            .Problem(HttpStatusCode.UnprocessableEntity, "session_name_missing");

        Assert.Equal("$.symbols[1]", Text(Assert.Single(unknown["errors"]!.AsArray())!, "path"));
        Assert.Equal(
            ["session_name_missing", "session_symbols_missing", "session_end_in_the_past", "session_data_age_invalid"],
            wrong["errors"]!.AsArray().Select(e => Text(e!, "code")));
        await node.Admin.Post(Path, """{"portfolio_id":"nobody","name":"x","symbols":["BTC-USD"]}""")
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await node.Admin.Get("/auto-trading/sessions/nothing/status")
            .Problem(HttpStatusCode.NotFound, "session_unknown");
    }

    [Fact]
    public async Task A_session_may_have_hours_and_begin_later()
    {
        var (node, _) = await RulesTests.Opened();
        await using var opened = node;

        var scheduled = await node.Admin.Post(
            "/auto-trading/sessions/start",
            """
            {"portfolio_id":"main","name":"Later","symbols":["BTC-USD"],"timeframe":"1h","evaluation":"every_tick",
             "scheduled_start":"2026-03-05T09:00:00Z","scheduled_end":"2026-03-05T17:00:00Z",
             "trading_hours":{"time_zone":"Europe/Berlin",
                "windows":[{"day":"monday","from":"09:00:00","to":"17:00:00"}]}}
            """).Json(HttpStatusCode.Created);

        Assert.Equal(("scheduled", "2026-03-05T09:00:00Z"), (Text(scheduled, "phase"), Text(scheduled, "start_time")));
        Assert.Equal("1h", Text(scheduled["config"]!, "default_timeframe"));
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
