using System.Text;
using System.Text.Json;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Tests.Reports;

public sealed class DecisionsJsonLinesTests
{
    private const string Denial = """
        {"id":"p1-000017","at":"2021-03-13T08:00:00Z","portfolio":"sample","symbol":"BTC-USD","kind":"denied",
        "rule":{"id":"ema-cross","version":2,"name":"EMA cross with trend","type":"entry"},"conditions":[
        {"path":"$.conditions[0]","text":"ema(20)@4h crosses_above ema(50)@4h",
        "value":{"availability":"present","number":31402.125,"previous":31388.5,"as_of":"2021-03-10T08:00:00Z"},
        "operand":{"availability":"present","number":31399.75,"previous":31399.9,"as_of":"2021-03-10T08:00:00Z"},
        "holds":true},
        {"path":"$.conditions[1]","text":"ai_recommendation equals STRONG_BUY",
        "value":{"availability":"present","text":"STRONG_BUY","as_of":"2021-03-10T08:00:00Z"},"holds":true},
        {"path":"$.conditions[2]","text":"volume greater_than 12","value":{"availability":"missing"}}],
        "sizing":{"equity":10123.45,"percentage":10,"price":31400,"quantity":0.032},
        "risk":[{"code":"order_notional","passed":true,"limit":2000,"observed":1004.8},
        {"code":"max_open_positions","passed":false,"limit":2,"observed":2,"message":"Two are open."}],
        "refusal":{"code":"max_open_positions",
        "message":"2 positions are open and the limit is 2. Raise max_open_positions or wait for an exit."},
        "order":{"side":"buy","type":"market","quantity":0.032,"time_in_force":"gtc","post_only":false,
        "reduce_only":false}}
        """;

    private const string Pause = """
        {"id":"p1-000017","at":"2021-03-13T08:00:00Z","portfolio":"sample","symbol":"BTC-USD","kind":"pause_session",
        "exit_reason":"trailing_stop","risk":[{"code":"stale_data","passed":false,"message":"No price."}],
        "reason":"asked for by me","outranked_by":"Other",
        "order_id":"sample-000004","order":{"side":"buy","type":"market","quantity":0.032,"limit_price":31000.50,
        "stop_price":31100,"time_in_force":"gtd","expires_at":"2021-03-10T08:00:00Z","post_only":false,
        "reduce_only":false,"oco_group":"pair-1"}}
        """;

    [Fact]
    public void A_refusal_is_one_line_with_all_that_was_known() =>
        Assert.Equal(Denial.ReplaceLineEndings(string.Empty) + "\n", Write(SampleRun.Denial()));

    [Fact]
    public void An_exit_that_no_rule_decided_says_its_reason_and_order_terms()
    {
        var line = Write(SampleRun.Denial() with
        {
            Kind = DecisionKind.PauseSession,
            Rule = null,
            ExitReason = ExitReason.TrailingStop,
            Conditions = [],
            Sizing = [],
            Risk = [new("stale_data", false, null, null, "No price.")],
            Refusal = null,
            Reason = "asked for by me",
            OutrankedBy = "Other",
            OrderId = new("sample-000004"),
            Order = SampleRun.Denial().Order! with
            {
                LimitPrice = new(31_000.50m),
                StopPrice = new(31_100m),
                TimeInForce = TimeInForce.Gtd,
                ExpiresAt = SampleRun.Start,
                OcoGroup = new("pair-1"),
            },
        });
        Assert.Equal(Pause.ReplaceLineEndings(string.Empty) + "\n", line);
    }

    [Fact]
    public void Every_line_parses_whatever_a_rule_is_called()
    {
        var named = SampleRun.Denial() with { Rule = new(new("r"), 1, "</script>\n\"\u2028", RuleType.Risk) };
        var lines = Write(named, named).TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        using var json = JsonDocument.Parse(lines[1]);
        Assert.Equal("</script>\n\"\u2028", json.RootElement.GetProperty("rule").GetProperty("name").GetString());
    }

    [Fact]
    public void A_stale_value_is_told_as_stale()
    {
        var value = FieldValue.Of(double.PositiveInfinity, SampleRun.Start).AsStale();
        var line = Write(SampleRun.Denial() with { Conditions = [new("$", "price less_than 1", value, null)] });
        Assert.Contains("""{"availability":"stale","as_of":"2021-03-10T08:00:00Z"}""", line, StringComparison.Ordinal);
    }

    private static string Write(params DecisionRecord[] decisions)
    {
        using var stream = new MemoryStream();
        using (var writer = new DecisionsJsonLines(stream))
        {
            foreach (var decision in decisions)
            {
                writer.Write(decision);
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
