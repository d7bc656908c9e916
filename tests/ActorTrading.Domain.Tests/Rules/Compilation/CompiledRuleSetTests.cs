using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Tests.Rules.Json;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Rules.Compilation;

public sealed class CompiledRuleSetTests
{
    private static readonly Timestamp At = Timestamp.Parse("2026-01-05T10:00:00Z");
    private static readonly Timeframe Hour = Timeframe.OfMinutes(60);

    [Theory]
    [InlineData("STRONG_BUY", 0.81, 10.5, Truth.True)]
    [InlineData("STRONG_BUY", 0.8, 10.5, Truth.False)]
    [InlineData("STRONG_BUY", 0.81, 10, Truth.False)]
    [InlineData("BUY", 0.81, 10.5, Truth.False)]
    public void The_entry_example_of_the_story_fires_on_its_three_conditions(
        string advice, double confidence, double cash, Truth expected)
    {
        var set = Compile(RuleTexts.StrongBuyEntry);

        Assert.Equal(
            ["ai_recommendation", "confidence_score", "portfolio_cash_percentage"], set.Fields.Select(f => f.Key));
        Assert.Equal(
            expected, set.Evaluate(
                0, [FieldValue.Of(advice, At), FieldValue.Of(confidence, At), FieldValue.Of(cash, At)]));
    }

    [Theory]
    [InlineData(-5.01, Truth.True)]
    [InlineData(-5, Truth.False)]
    [InlineData(3, Truth.False)]
    public void The_exit_example_of_the_story_fires_below_its_loss(double profit, Truth expected)
    {
        var set = Compile(RuleTexts.StopLossProtection);

        Assert.Equal(expected, set.Evaluate(0, [FieldValue.Of(profit, At)]));
        Assert.Equal(Truth.Unknown, set.Evaluate(0, [FieldValue.Missing]));
    }

    [Theory]
    [InlineData("equals", "5", 5, true)]
    [InlineData("equals", "5", 5.1, false)]
    [InlineData("not_equals", "5", 5.1, true)]
    [InlineData("not_equals", "5", 5, false)]
    [InlineData("greater_than", "5", 5, false)]
    [InlineData("greater_than", "5", 5.1, true)]
    [InlineData("greater_or_equal", "5", 5, true)]
    [InlineData("greater_or_equal", "5", 4.9, false)]
    [InlineData("less_than", "5", 5, false)]
    [InlineData("less_than", "5", 4.9, true)]
    [InlineData("less_or_equal", "5", 5, true)]
    [InlineData("less_or_equal", "5", 5.1, false)]
    [InlineData("between", "[5,6]", 5, true)]
    [InlineData("between", "[5,6]", 6, true)]
    [InlineData("between", "[5,6]", 6.1, false)]
    [InlineData("between", "[5,6]", 4.9, false)]
    [InlineData("in", "[5,6]", 6, true)]
    [InlineData("in", "[5,6]", 5.5, false)]
    [InlineData("not_in", "[5,6]", 5.5, true)]
    [InlineData("not_in", "[5,6]", 5, false)]
    public void A_number_is_compared(string comparing, string value, double actual, bool expected) =>
        AssertOutcome($$"""{"field":"price","operator":"{{comparing}}","value":{{value}}}""", expected, FieldValue.Of(
            actual, At));

    [Theory]
    [InlineData("equals", "\"BUY\"", "BUY", true)]
    [InlineData("equals", "\"BUY\"", "SELL", false)]
    [InlineData("not_equals", "\"BUY\"", "SELL", true)]
    [InlineData("not_equals", "\"BUY\"", "BUY", false)]
    [InlineData("in", "[\"BUY\",\"HOLD\"]", "HOLD", true)]
    [InlineData("in", "[\"BUY\",\"HOLD\"]", "SELL", false)]
    [InlineData("not_in", "[\"BUY\",\"HOLD\"]", "SELL", true)]
    [InlineData("not_in", "[\"BUY\",\"HOLD\"]", "BUY", false)]
    public void A_word_is_compared(string comparing, string value, string actual, bool expected) => AssertOutcome(
        $$"""{"field":"ai_recommendation","operator":"{{comparing}}","value":{{value}}}""", expected, FieldValue.Of(
            actual, At));

    [Theory]
    [InlineData("crosses_above", 4, 6, Truth.True)]
    [InlineData("crosses_above", 5, 6, Truth.True)]
    [InlineData("crosses_above", 5, 5, Truth.False)]
    [InlineData("crosses_above", 6, 7, Truth.False)]
    [InlineData("crosses_above", 4, 5, Truth.False)]
    [InlineData("crosses_above", double.NaN, 6, Truth.Unknown)]
    [InlineData("crosses_below", 6, 4, Truth.True)]
    [InlineData("crosses_below", 5, 4, Truth.True)]
    [InlineData("crosses_below", 4, 3, Truth.False)]
    [InlineData("crosses_below", 6, 5, Truth.False)]
    [InlineData("crosses_below", double.NaN, 4, Truth.Unknown)]
    public void A_crossing_needs_the_value_before_on_the_other_side(
        string comparing, double before, double now, Truth expected)
    {
        var set = Compile(RuleTexts.WithCondition($$"""{"field":"price","operator":"{{comparing}}","value":5}"""));

        Assert.Equal(expected, set.Evaluate(0, [FieldValue.Of(now, before, At)]));
    }

    [Theory]
    [InlineData("crosses_above", 9, 10, 11, 10, Truth.True)]
    [InlineData("crosses_above", 11, 10, 11, 10, Truth.False)]
    [InlineData("crosses_above", 10.5, 12, 11, 10, Truth.True)]
    [InlineData("crosses_above", 9, double.NaN, 11, 10, Truth.Unknown)]
    [InlineData("crosses_below", 11, 10, 9, 10, Truth.True)]
    [InlineData("crosses_below", 9, 10, 9, 10, Truth.False)]
    [InlineData("crosses_below", double.NaN, 10, 9, 10, Truth.Unknown)]
    public void A_crossing_of_two_fields_compares_both_before_and_now(
        string comparing, double before, double otherBefore, double now, double other, Truth expected)
    {
        var set = Compile(RuleTexts.WithCondition(
            $$"""{"field":"price","operator":"{{comparing}}","value":{"field":"sma","period":50} }"""));

        Assert.Equal(["price", "sma(50)@1h"], set.Fields.Select(f => f.Key));
        Assert.Equal(
            expected, set.Evaluate(0, [FieldValue.Of(now, before, At), FieldValue.Of(other, otherBefore, At)]));
    }

    [Theory]
    [InlineData("equals", 10.2, true)]
    [InlineData("not_equals", 10.2, false)]
    [InlineData("greater_than", 10.21, true)]
    [InlineData("greater_or_equal", 10.2, true)]
    [InlineData("less_than", 10.19, true)]
    [InlineData("less_or_equal", 10.21, false)]
    public void A_field_is_compared_with_another_times_a_factor(string comparing, double price, bool expected)
    {
        var set = Compile(RuleTexts.WithCondition(
            $$"""{"field":"price","operator":"{{comparing}}","value":{"field":"close","factor":1.02} }"""));

        Assert.Equal("close@1h", set.Fields[1].Key);
        var truth = set.Evaluate(0, [FieldValue.Of(price, At), FieldValue.Of(10, At)]);
        Assert.Equal(expected ? Truth.True : Truth.False, truth);
        Assert.Equal(Truth.Unknown, set.Evaluate(0, [FieldValue.Of(price, At), FieldValue.Of(10, At).AsStale()]));
    }

    [Theory]
    [InlineData("23:00", true)]
    [InlineData("22:00", true)]
    [InlineData("04:00", true)]
    [InlineData("04:01", false)]
    [InlineData("12:00", false)]
    public void A_window_of_time_may_run_over_midnight(string time, bool expected) => AssertOutcome(
        """{"field":"time_of_day","operator":"between","value":["22:00","04:00"]}""",
        expected,
        FieldValue.Of(TimeSpan.Parse(time).TotalMinutes, At));

    [Fact]
    public void A_missing_or_stale_value_never_helps_a_rule_to_fire_also_not_when_negated()
    {
        var plain = Compile(RuleTexts.WithCondition("""{"field":"rsi","operator":"greater_than","value":70}"""));
        var negated =
            Compile(RuleTexts.WithCondition("""{"not":{"field":"rsi","operator":"between","value":[0,70]}}"""));

        foreach (var value in new[] { FieldValue.Missing, FieldValue.Of(90, At).AsStale() })
        {
            Assert.Equal(Truth.Unknown, plain.Evaluate(0, [value]));
            Assert.Equal(Truth.Unknown, negated.Evaluate(0, [value]));
        }

        Assert.Equal(Truth.True, negated.Evaluate(0, [FieldValue.Of(90, At)]));
    }

    [Fact]
    public void Fields_are_shared_between_rules_and_programs_between_rules_of_one_shape()
    {
        string[] texts =
        [
            RuleTexts.WithCondition("""{"field":"rsi","operator":"greater_than","value":70}"""),
            RuleTexts.WithCondition(
                """{"field":"rsi","operator":"greater_than","value":60,"period":14,"timeframe":"1h"}"""),
            RuleTexts.WithCondition("""{"field":"rsi","operator":"greater_than","value":60,"period":7}"""),
            RuleTexts.WithCondition("""{"field":"rsi","operator":"less_than","value":30}"""),
        ];

        var set = CompiledRuleSet.Compile([.. texts.Select(RuleTexts.ValidRule)], Hour);

        Assert.Equal(["rsi(14)@1h", "rsi(7)@1h"], set.Fields.Select(f => f.Key));
        Assert.Equal(2, set.ShapeCount);
        Assert.Equal([1], set.SlotsOf(2));
        Assert.Equal(1, set.SlotOf(set.Fields[1]));
        Assert.Equal(-1, set.SlotOf(FieldCatalogue.Get("price").Reference()));
        FieldValue[] slots = [FieldValue.Of(65, At), FieldValue.Of(75, At)];
        Assert.Equal(
            [Truth.False, Truth.True, Truth.True, Truth.False], Enumerable.Range(
                0, 4).Select(r => set.Evaluate(r, slots)));
    }

    [Fact]
    public void An_explanation_tells_every_value_and_why_one_was_of_no_use()
    {
        var set = Compile(RuleTexts.WithConditions(
            """
            [{"field":"price","operator":"greater_than","value":{"field":"sma","factor":1.02}},
             {"any":[{"field":"rsi","operator":"less_than","value":30},
                     {"not":{"field":"obv","operator":"crosses_above","value":5}}]}]
            """));

        var why = set.Explain(
            0, [FieldValue.Of(
                10, At), FieldValue.Of(10, At), FieldValue.Of(25, At).AsStale(), FieldValue.Of(6, double.NaN, At)]);

        Assert.Equal((new RuleId("r-1"), 1, "r", Truth.False), (why.RuleId, why.Version, why.RuleName, why.Outcome));
        var root = Assert.IsType<ExplainedCondition.All>(why.Root);
        var price = Assert.IsType<ExplainedCondition.Comparison>(root.Children[0]);
        Assert.Equal(("price", "greater_than", "1.02 * sma(20)@1h"), (price.Field, price.Operator, price.Expected));
        Assert.Equal((10.0, At, Truth.False), (price.Actual.Number, price.Actual.AsOf, price.Outcome));
        Assert.Equal(10.0, price.ExpectedActual?.Number);
        Assert.Null(price.Undecided);
        var any = Assert.IsType<ExplainedCondition.Any>(root.Children[1]);
        Assert.Equal(("$.conditions[1]", Truth.Unknown), (any.Path, any.Outcome));
        var rsi = Assert.IsType<ExplainedCondition.Comparison>(any.Children[0]);
        Assert.Equal(("value_stale", 25.0), (rsi.Undecided?.Code, rsi.Actual.Number));
        Assert.Contains("2026-01-05T10:00:00Z", rsi.Undecided?.Message, StringComparison.Ordinal);
        var obv =
            Assert.IsType<ExplainedCondition.Comparison>(Assert.IsType<ExplainedCondition.Not>(any.Children[1]).Child);
        Assert.Equal("no_previous_value", obv.Undecided?.Code);
        Assert.Equal("$.conditions[1].any[1].not", obv.Path);
        var missing = set.Explain(0, [FieldValue.Missing, FieldValue.Missing, FieldValue.Missing, FieldValue.Missing]);
        var first = Assert.IsType<ExplainedCondition.Comparison>(
            Assert.IsType<ExplainedCondition.All>(missing.Root).Children[0]);
        Assert.Equal(("value_missing", Truth.Unknown), (first.Undecided?.Code, missing.Outcome));
    }

    [Fact]
    public void A_condition_that_validation_refuses_is_a_defect()
    {
        var rule = RuleTexts.ValidRule(RuleTexts.StopLossProtection) with
        {
            Conditions = new([new Condition.Comparison(
                FieldCatalogue.Get(
                    "ai_recommendation").Reference(), ComparisonOperator.GreaterThan, new Operand.Text("BUY"))]),
        };

        Assert.Throws<ArgumentException>(() => CompiledRuleSet.Compile([rule], Hour));
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        var set = Compile(RuleTexts.StrongBuyEntry);
        FieldValue[] slots = [FieldValue.Of("STRONG_BUY", At), FieldValue.Of(0.9, At), FieldValue.Of(50, At)];
        set.Evaluate(0, slots);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            set.Evaluate(0, slots);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AssertOutcome(string condition, bool expected, FieldValue value)
    {
        var truth = Compile(RuleTexts.WithCondition(condition)).Evaluate(0, [value]);

        Assert.Equal(expected ? Truth.True : Truth.False, truth);
        var negated = Compile(RuleTexts.WithCondition($"{{\"not\":{condition}}}")).Evaluate(0, [value]);
        Assert.Equal(expected ? Truth.False : Truth.True, negated);
    }

    private static CompiledRuleSet Compile(string json) => CompiledRuleSet.Compile([RuleTexts.ValidRule(json)], Hour);
}
