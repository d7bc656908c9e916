using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;

namespace ActorTrading.Domain.Tests.Strategies;

public sealed class StrategyErrorTests
{
    [Theory]
    [InlineData("\"sesion\":{}", "unknown_property", "$.sesion")]
    [InlineData("\"session\":[]", "wrong_type", "$.session")]
    [InlineData("\"session\":{\"symbol\":\"BTC-USD\"}", "unknown_property", "$.session.symbol")]
    [InlineData("\"session\":{\"symbols\":[]}", "empty", "$.session.symbols")]
    [InlineData("\"session\":{\"symbols\":[\"btc/usd\"]}", "invalid_symbol", "$.session.symbols[0]")]
    [InlineData("\"session\":{\"timeframe\":\"tick\"}", "invalid_timeframe", "$.session.timeframe")]
    [InlineData("\"session\":{\"timeframe\":5}", "invalid_timeframe", "$.session.timeframe")]
    [InlineData("\"session\":{\"evaluation\":\"bar_open\"}", "unknown_value", "$.session.evaluation")]
    [InlineData("\"session\":{\"max_data_age\":\"-1s\"}", "invalid_duration", "$.session.max_data_age")]
    [InlineData("\"session\":{\"trading_hours\":\"always\"}", "wrong_type", "$.session.trading_hours")]
    [InlineData("\"session\":{\"trading_hours\":{}}", "missing_property", "$.session.trading_hours")]
    [InlineData("\"session\":{\"trading_hours\":{\"windows\":[]}}", "empty", "$.session.trading_hours.windows")]
    [InlineData("\"session\":{\"trading_hours\":{\"windows\":[7]}}", "wrong_type",
        "$.session.trading_hours.windows[0]")]
    [InlineData(
        "\"session\":{\"trading_hours\":{\"time_zone\":\"Mars\",\"windows\":[{\"from\":\"1:00\",\"to\":\"2:00\"}]}}",
        "unknown_time_zone", "$.session.trading_hours.time_zone")]
    [InlineData(
        "\"session\":{\"trading_hours\":{\"windows\":[{\"days\":[\"funday\"],\"from\":\"1:00\",\"to\":\"2:00\"}]}}",
        "unknown_value", "$.session.trading_hours.windows[0].days[0]")]
    [InlineData(
        "\"session\":{\"trading_hours\":{\"windows\":[{\"days\":\"monday\",\"from\":\"1:00\",\"to\":\"2:00\"}]}}",
        "wrong_type", "$.session.trading_hours.windows[0].days")]
    [InlineData(
        "\"session\":{\"trading_hours\":{\"windows\":[{\"from\":\"25:00\",\"to\":\"2:00\"}]}}",
        "invalid_time", "$.session.trading_hours.windows[0].from")]
    [InlineData("\"risk\":7", "wrong_type", "$.risk")]
    [InlineData("\"risk\":{\"max_drawdown\":5}", "unknown_property", "$.risk.max_drawdown")]
    [InlineData("\"risk\":{\"max_drawdown_percentage\":0}", "out_of_range", "$.risk.max_drawdown_percentage")]
    [InlineData("\"risk\":{\"max_correlation\":2}", "out_of_range", "$.risk.max_correlation")]
    [InlineData("\"risk\":{\"max_open_positions\":1.5}", "not_an_integer", "$.risk.max_open_positions")]
    [InlineData("\"risk\":{\"loss_halt_level\":\"stop\"}", "unknown_value", "$.risk.loss_halt_level")]
    [InlineData("\"risk\":{\"losing_streak\":3}", "wrong_type", "$.risk.losing_streak")]
    [InlineData("\"risk\":{\"losing_streak\":{\"losses\":3}}", "missing_property", "$.risk.losing_streak")]
    [InlineData("\"risk\":{\"max_order_quantities\":[1]}", "wrong_type", "$.risk.max_order_quantities")]
    [InlineData("\"risk\":{\"max_order_quantities\":{\"btc\":1}}", "invalid_symbol", "$.risk.max_order_quantities.btc")]
    [InlineData("\"risk\":{\"max_order_quantities\":{\"BTC\":0}}", "out_of_range", "$.risk.max_order_quantities.BTC")]
    [InlineData("\"leverage\":0.5", "out_of_range", "$.leverage")]
    [InlineData("\"leverage\":\"5x\"", "wrong_type", "$.leverage")]
    [InlineData("\"protections\":{}", "wrong_type", "$.protections")]
    [InlineData("\"protections\":[{\"method\":\"CooldownPeriod\",\"stop\":1}]", "unknown_property",
        "$.protections[0].stop")]
    [InlineData("\"portfolios\":{}", "wrong_type", "$.portfolios")]
    [InlineData("\"portfolios\":[]", "empty", "$.portfolios")]
    [InlineData("\"portfolios\":[1]", "wrong_type", "$.portfolios[0]")]
    [InlineData("\"portfolios\":[{}]", "missing_property", "$.portfolios[0]")]
    [InlineData("\"portfolios\":[{\"id\":\"a b\"}]", "invalid_id", "$.portfolios[0].id")]
    [InlineData("\"portfolios\":[{\"id\":\"a\"},{\"id\":\"a\"}]", "duplicate_id", "$.portfolios[1].id")]
    [InlineData("\"portfolios\":[{\"id\":\"a\",\"cash\":0}]", "out_of_range", "$.portfolios[0].cash")]
    [InlineData("\"portfolios\":[{\"id\":\"a\",\"rules\":[]}]", "empty", "$.portfolios[0].rules")]
    [InlineData("\"portfolios\":[{\"id\":\"a\",\"rules\":[\"q\"]}]", "unknown_value", "$.portfolios[0].rules[0]")]
    public void A_mistake_in_a_section_is_told_with_its_path(string section, string code, string path)
    {
        var error = Assert.Single(StrategyTexts.Errors(StrategyTexts.With(section)));

        Assert.Equal((code, path), (error.Code, error.Path));
    }

    [Fact]
    public void Mistakes_of_all_sections_are_told_at_once_in_the_order_of_the_text()
    {
        var errors = StrategyTexts.Errors(
            """
            {
              "session": {"timeframe": "soon"},
              "rules": [{"name": "x"}],
              "risk": {"max_leverage": 0},
              "protections": [{"method": "Hope"}],
              "portfolios": [{"id": "a", "rules": ["y"]}]
            }
            """);

        Assert.Equal([2, 3, 3, 3, 4, 5, 6], errors.Select(e => e.Line));
        Assert.Equal("$.protections[0].method", errors[5].Path);
        Assert.Contains("Did you mean 'x'?", errors[6].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_json_or_too_long_is_refused()
    {
        Assert.Equal(RuleErrorCodes.MalformedJson, Assert.Single(StrategyTexts.Errors("{")).Code);
        var tooLong = new string(' ', RuleLimits.TextLengthMax + 1);
        Assert.Equal(RuleErrorCodes.TooLarge, Assert.Single(StrategyTexts.Errors(tooLong)).Code);
    }

    [Theory]
    [InlineData("1h", "\"session\":{\"symbols\":[\"ETH-USD\"]}", "invalid_symbol", "$.session.symbols[0]")]
    [InlineData("1h", "\"session\":{\"timeframe\":\"5m\"}", "invalid_timeframe", "$.session.timeframe")]
    [InlineData("1h", "\"session\":{\"timeframe\":\"90m\"}", "invalid_timeframe", "$.session.timeframe")]
    [InlineData("1h", "\"leverage\":2", "out_of_range", "$.leverage")]
    public void A_section_has_to_fit_the_data(string data, string section, string code, string path)
    {
        var context = StrategyTexts.Context(("BTC-USD", data));

        var error = Assert.Single(StrategyTexts.Errors(StrategyTexts.With(section), context));

        Assert.Equal((code, path), (error.Code, error.Path));
    }

    [Theory]
    [InlineData("4h", "1h", true)]
    [InlineData("4h", "tick", true)]
    [InlineData("4h", "6h", true)]
    [InlineData("4h", "8h", false)]
    [InlineData("tick", "1s", false)]
    [InlineData("tick", "tick", false)]
    public void A_rule_cannot_ask_for_bars_finer_than_the_data(string data, string asked, bool isError)
    {
        var rule = StrategyTexts.Rule.Replace(
            "\"price\"", $"\"ema\",\"timeframe\":\"{asked}\"", StringComparison.Ordinal);

        var errors = StrategyTexts.Errors($"[{rule}]", StrategyTexts.Context(("BTC-USD", data)));

        string[] expected = isError ? ["$[0].conditions[0].timeframe"] : [];
        Assert.Equal(expected, errors.Select(e => e.Path));
    }

    [Fact]
    public void A_session_that_looks_at_closed_bars_sees_no_finer_ones()
    {
        var rule = StrategyTexts.Rule.Replace(
            "\"price\"", "\"ema\",\"timeframe\":\"5m\"", StringComparison.Ordinal);
        var text = $$$"""
            {"rules":[{{{rule}}}],
             "session":{"timeframe":"1h","evaluation":"EVALUATION"}}
            """;
        var context = StrategyTexts.Context(("BTC-USD", "1m"));

        Assert.Single(StrategyTexts.Errors(text.Replace("EVALUATION", "bar_close", StringComparison.Ordinal), context));
        StrategyTexts.Valid(text.Replace("EVALUATION", "every_tick", StringComparison.Ordinal), context);
    }

    [Fact]
    public void A_rule_cannot_trade_what_the_session_does_not()
    {
        var rule = StrategyTexts.Rule
            .Replace("\"name\"", "\"symbols\":[\"ETH-USD\"],\"name\"", StringComparison.Ordinal);
        var text = $$$"""{"rules":[{{{rule}}}],"session":{"symbols":["BTC-USD"]}}""";

        var context = StrategyTexts.Context(("BTC-USD", "1m"), ("ETH-USD", "1m"));

        var error = Assert.Single(StrategyTexts.Errors(text, context));

        Assert.Equal("$.rules[0].symbols[0]", error.Path);
        Assert.Contains("The session has no ETH-USD.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spot_cannot_be_sold_short()
    {
        var error = Assert.Single(StrategyTexts.Errors(StrategyTexts.Short, StrategyTexts.Context(("BTC-USD", "1m"))));

        Assert.Equal((RuleErrorCodes.ActionNotAllowed, "$.actions[0].opens_short"), (error.Code, error.Path));
        StrategyTexts.Valid(StrategyTexts.Short, StrategyTexts.Context(("BTC-USD", "1m"), ("BTC-USD-PERP", "1m")));
        StrategyTexts.Valid(StrategyTexts.Short, StrategyContext.None);
    }
}
