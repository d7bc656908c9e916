using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Tests.Rules.Json;

public sealed class RuleJsonTests
{
    [Fact]
    public void The_entry_example_of_the_story_is_read_as_written()
    {
        var rule = RuleTexts.Valid(RuleTexts.StrongBuyEntry);

        Assert.Equal("AI Strong Buy Entry", rule.Name);
        Assert.Equal(RuleType.Entry, rule.Type);
        Assert.True(rule.IsActive);
        Assert.Equal(
            new Condition.All(
            [
                Comparing("ai_recommendation", ComparisonOperator.Equals, new Operand.Text("STRONG_BUY")),
                Comparing("confidence_score", ComparisonOperator.GreaterThan, new Operand.Number(0.8)),
                Comparing("portfolio_cash_percentage", ComparisonOperator.GreaterThan, new Operand.Number(10)),
            ]),
            rule.Conditions);
        Assert.Equal("$.conditions[1]", rule.Conditions.Children[1].Path);
        var buy = Assert.IsType<RuleAction.Buy>(Assert.Single(rule.Actions));
        Assert.Equal(
            new RuleAction.Buy(
                new SizingMethod.PercentageOfEquity(5m), OrderTerms.Market)
            { MaxPositionPercentage = 10m }, buy);
    }

    [Fact]
    public void The_exit_example_of_the_story_is_read_as_written()
    {
        var rule = RuleTexts.Valid(RuleTexts.StopLossProtection);

        Assert.Equal(RuleType.Exit, rule.Type);
        Assert.Equal(
            new Condition.All(
                [Comparing("position_pnl_percentage", ComparisonOperator.LessThan, new Operand.Number(-5))]),
            rule.Conditions);
        Assert.Equal(
            new RuleAction.Sell(new SizingMethod.FullPosition(), OrderTerms.Market), Assert.Single(rule.Actions));
    }

    [Fact]
    public void A_list_and_a_document_hold_several_rules()
    {
        var list = $"[{RuleTexts.StrongBuyEntry},{RuleTexts.StopLossProtection}]";

        var fromList = Assert.IsType<RuleParseResult.Valid>(RuleJson.Parse(list));
        var document = $$"""{"$schema":"x","rules":{{list}},"portfolio":[1]}""";
        var fromDocument = Assert.IsType<RuleParseResult.Valid>(RuleJson.Parse(document, "portfolio"));

        Assert.Equal(["AI Strong Buy Entry", "Stop Loss Protection"], fromList.Rules.Select(r => r.Name));
        Assert.Equal(fromList.Rules.AsEnumerable(), fromDocument.Rules);
        Assert.Equal("$.conditions[0]", fromDocument.Rules[1].Conditions.Children[0].Path);
    }

    [Fact]
    public void A_section_that_the_caller_does_not_name_is_an_error()
    {
        var error = RuleTexts.Error($$"""{"rules":[{{RuleTexts.StopLossProtection}}],"portfoli":1}""");

        Assert.Equal((RuleErrorCodes.UnknownProperty, "$.portfoli"), (error.Code, error.Path));
    }

    [Fact]
    public void A_property_around_a_single_rule_can_be_left_to_the_caller()
    {
        var json = RuleTexts.With("\"portfolio_id\":\"p-1\"");

        Assert.IsType<RuleParseResult.Valid>(RuleJson.Parse(json, "portfolio_id"));
        Assert.Equal(RuleErrorCodes.UnknownProperty, RuleTexts.Error(json).Code);
    }

    [Fact]
    public void Groups_nest_and_keep_their_paths()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithConditions(
            """
            {"any":[{"not":{"field":"rsi","operator":"between","value":[30,70]}},
                    {"all":[{"field":"price","operator":"less_than","value":5}]}]}
            """));

        var any = Assert.IsType<Condition.Any>(Assert.Single(rule.Conditions.Children));
        var not = Assert.IsType<Condition.Not>(any.Children[0]);
        Assert.Equal("$.conditions.any[0].not", not.Child.Path);
        Assert.Equal("$.conditions.any[1].all[0]", Assert.IsType<Condition.All>(any.Children[1]).Children[0].Path);
    }

    [Fact]
    public void Settings_of_a_field_are_read_and_defaults_filled_in()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithCondition(
            """
            {"field":"macd","fast":5,"output":"signal","timeframe":"90m","operator":"crosses_above",
             "value":{"field":"sma","period":50,"factor":1.02}}
            """));

        var comparison = Assert.IsType<Condition.Comparison>(rule.Conditions.Children[0]);
        Assert.Equal("macd(5,26,9).signal@90m", comparison.Field.Key);
        var other = Assert.IsType<Operand.Field>(comparison.Value);
        Assert.Equal("sma(50)", other.Reference.Key);
        Assert.Null(other.Reference.Timeframe);
        Assert.Equal(1.02, other.Factor);
    }

    [Fact]
    public void Time_of_day_is_counted_in_minutes_and_may_run_over_midnight()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithCondition(
            """{"field":"time_of_day","time_zone":"Europe/Berlin","operator":"between","value":["22:30","04:00"]}"""));

        var comparison = Assert.IsType<Condition.Comparison>(rule.Conditions.Children[0]);
        Assert.Equal("time_of_day[Europe/Berlin]", comparison.Field.Key);
        Assert.Equal(new Operand.Range(1350, 240), comparison.Value);
    }

    [Fact]
    public void Everything_that_an_entry_can_say_is_read()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithAction(
            """
            {"type":"buy","sizing_method":"risk_per_trade","size_value":1.5,"max_position_size":150,
             "order":"limit","limit_offset":-0.25,"time_in_force":"gtd","time_to_live":"4h","post_only":true,
             "unfilled_timeout":90,"stop_loss":2,"take_profit":6,
             "trailing":{"distance":3,"offset":1.5,"activated_distance":1},
             "roi":{"30":0.02,"0":0.04,"60":-1},"time_exit":"2d"}
            """));

        var expected = new RuleAction.Buy(
            new SizingMethod.RiskPerTrade(1.5m),
            new OrderTerms
            {
                Type = OrderType.Limit,
                LimitOffsetPercentage = -0.25m,
                TimeInForce = TimeInForce.Gtd,
                TimeToLive = TimeSpan.FromHours(4),
                PostOnly = true,
                UnfilledTimeout = TimeSpan.FromSeconds(90),
            })
        {
            MaxPositionPercentage = 150m,
            Exits = new ExitPlan
            {
                StopLossPercentage = 2m,
                TakeProfitPercentage = 6m,
                Trailing =
                    new(new TrailDistance(0.03m, TrailUnit.Ratio), 1.5m, new TrailDistance(0.01m, TrailUnit.Ratio)),
                RoiTable =
                [
                    new(TimeSpan.Zero, 0.04m), new(TimeSpan.FromMinutes(30), 0.02m), new(TimeSpan.FromMinutes(60), -1m),
                ],
                TimeExit = TimeSpan.FromDays(2),
            },
        };
        Assert.Equal(expected, Assert.Single(rule.Actions));
    }

    [Fact]
    public void Every_sizing_method_is_read()
    {
        Assert.Equal(new SizingMethod.FixedQuantity(0.5m), Sizing("\"fixed\",\"size_value\":0.5"));
        Assert.Equal(new SizingMethod.FixedQuantity(2m), Sizing("\"fixed\",\"size_value\":2,\"size_unit\":\"base\""));
        Assert.Equal(
            new SizingMethod.FixedNotional(250m), Sizing("\"fixed\",\"size_value\":250,\"size_unit\":\"quote\""));
        Assert.Equal(new SizingMethod.PercentageOfEquity(100m), Sizing("\"percentage\",\"size_value\":100"));
        Assert.Equal(new SizingMethod.Kelly(0.5m, 20m, 30), Sizing("\"kelly\""));
        Assert.Equal(
            new SizingMethod.Kelly(0.25m, 10m, 50),
            Sizing("\"kelly\",\"kelly_fraction\":0.25,\"kelly_cap\":10,\"minimum_trades\":50"));
        Assert.Equal(new SizingMethod.VolatilityTarget(15m), Sizing("\"volatility_target\",\"size_value\":15"));
    }

    [Theory]
    [InlineData("\"order\":\"stop\",\"stop_offset\":1", OrderType.Stop, null, "1")]
    [InlineData("\"order\":\"stop_limit\",\"stop_offset\":1,\"limit_offset\":2", OrderType.StopLimit, "2", "1")]
    [InlineData("\"order\":\"take_profit\",\"stop_offset\":3", OrderType.TakeProfit, null, "3")]
    [InlineData("\"order\":\"take_profit_limit\",\"stop_offset\":3", OrderType.TakeProfitLimit, "0", "3")]
    public void Every_kind_of_order_takes_its_prices(string order, OrderType type, string? limit, string? stop)
    {
        var rule = RuleTexts.Valid(RuleTexts.WithAction($$"""{"type":"close",{{order}}}""", "exit"));

        var terms = Assert.IsType<RuleAction.Close>(rule.Actions[0]).Terms;
        Assert.Equal(type, terms.Type);
        Assert.Equal(limit is null ? null : decimal.Parse(limit), terms.LimitOffsetPercentage);
        Assert.Equal(stop is null ? null : decimal.Parse(stop), terms.StopOffsetPercentage);
    }

    [Theory]
    [InlineData("\"trail_distance\":2", "0.02", TrailUnit.Ratio)]
    [InlineData("\"trail_distance\":0.5,\"trail_unit\":\"ratio\"", "0.5", TrailUnit.Ratio)]
    [InlineData("\"trail_distance\":50,\"trail_unit\":\"basis_points\"", "50", TrailUnit.BasisPoints)]
    [InlineData("\"trail_distance\":120000,\"trail_unit\":\"price\"", "120000", TrailUnit.Price)]
    [InlineData("\"trail_distance\":10,\"trail_unit\":\"ticks\"", "10", TrailUnit.Ticks)]
    public void A_trailing_stop_takes_its_distance_in_any_unit(string trail, string value, TrailUnit unit)
    {
        var rule =
            RuleTexts.Valid(RuleTexts.WithAction($$"""{"type":"close","order":"trailing_stop",{{trail}}}""", "exit"));

        Assert.Equal(
            new TrailDistance(
                decimal.Parse(value), unit), Assert.IsType<RuleAction.Close>(rule.Actions[0]).Terms.TrailDistance);
    }

    [Theory]
    [InlineData("{\"distance\":2}", "0.02", "0", "0.02")]
    [InlineData("{\"activated_distance\":1,\"offset\":3}", null, "3", "0.01")]
    public void A_trailing_exit_fills_in_what_is_left_out(
        string trailing, string? distance, string offset, string activated)
    {
        var rule = RuleTexts.Valid(RuleTexts.WithAction(
            $$"""{"type":"buy","sizing_method":"percentage","size_value":5,"trailing":{{trailing}}}"""));

        var exit = Assert.IsType<RuleAction.Buy>(rule.Actions[0]).Exits.Trailing!;
        Assert.Equal(distance is null ? null : decimal.Parse(distance), exit.Distance?.Value);
        Assert.Equal(decimal.Parse(offset), exit.OffsetPercentage);
        Assert.Equal(new TrailDistance(decimal.Parse(activated), TrailUnit.Ratio), exit.ActivatedDistance);
    }

    [Fact]
    public void A_risk_rule_can_stop_the_trading()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithAction(
            """
            {"type":"halt"},{"type":"halt","level":"reduce_only"},{"type":"pause_session"},
            {"type":"cancel_orders"},{"type":"notify","message":"stopped"}
            """,
            "risk"));

        Assert.Equal(
            [
                new RuleAction.Halt(HaltLevel.Halted), new RuleAction.Halt(HaltLevel.ReduceOnly),
                new RuleAction.PauseSession(), new RuleAction.CancelOrders(), new RuleAction.Notify("stopped"),
            ],
            rule.Actions);
    }

    [Fact]
    public void The_properties_of_a_rule_are_read()
    {
        var rule = RuleTexts.Valid(RuleTexts.With(
            """
            "id":"r.1","symbols":["BTC-USD","ETH-USD"],"priority":-7,"is_active":false,"cooldown":"15m"
            """));

        Assert.Equal(new RuleId("r.1"), rule.Id);
        Assert.Equal([Symbol.Of("BTC-USD"), Symbol.Of("ETH-USD")], rule.Symbols);
        Assert.Equal(-7, rule.Priority);
        Assert.False(rule.IsActive);
        Assert.Equal(TimeSpan.FromMinutes(15), rule.Cooldown);
    }

    [Fact]
    public void A_short_is_opened_by_an_entry_that_says_so()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithAction(
            """{"type":"sell","opens_short":true,"sizing_method":"percentage","size_value":5,"stop_loss":3}"""));

        var sell = Assert.IsType<RuleAction.Sell>(rule.Actions[0]);
        Assert.True(sell.OpensShort);
        Assert.Equal(3m, sell.Exits.StopLossPercentage);
    }

    private static Condition.Comparison Comparing(string field, ComparisonOperator comparing, Operand value) =>
        new(FieldCatalogue.Get(field).Reference(), comparing, value);

    private static SizingMethod Sizing(string method) =>
        Assert.IsType<RuleAction.Buy>(
            RuleTexts.Valid(RuleTexts.WithAction($$"""{"type":"buy","sizing_method":{{method}}}""")).Actions[0]).Sizing;
}
