using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Tests.Rules.Json;

namespace ActorTrading.Domain.Tests.Rules.Compilation;

public sealed class ConditionShapesTests
{
    [Theory]
    [InlineData("greater_than", "70", new[] { 70.0 })]
    [InlineData("crosses_below", "70", new[] { 70.0 })]
    [InlineData("between", "[30,70]", new[] { 30.0, 70.0 })]
    [InlineData("not_in", "[30,50,70]", new[] { 30.0, 50.0, 70.0 })]
    public void A_comparison_with_constants_turns_at_each_of_them(string comparing, string value, double[] expected)
    {
        var comparison = Comparison($$"""{"field":"rsi","operator":"{{comparing}}","value":{{value}}}""");

        Assert.Equal(expected.Select(v => new Threshold.Constant(v)), ConditionShapes.ThresholdsOf(comparison));
    }

    [Fact]
    public void A_comparison_with_a_field_turns_at_that_field_times_its_factor()
    {
        var comparison =
            Comparison("""{"field":"price","operator":"less_than","value":{"field":"vwap","factor":0.98}}""");

        var threshold = Assert.IsType<Threshold.OtherField>(Assert.Single(ConditionShapes.ThresholdsOf(comparison)));
        Assert.Equal(("vwap(20)", 0.98), (threshold.Reference.Key, threshold.Factor));
    }

    [Fact]
    public void A_comparison_of_words_has_no_threshold()
    {
        Assert.Empty(ConditionShapes.ThresholdsOf(
            Comparison("""{"field":"weekday","operator":"in","value":["MONDAY"]}""")));
        Assert.Empty(ConditionShapes.ThresholdsOf(
            Comparison("""{"field":"weekday","operator":"equals","value":"MONDAY"}""")));
    }

    [Fact]
    public void Negations_move_inward_and_keep_the_paths()
    {
        var rule = RuleTexts.Valid(RuleTexts.WithCondition(
            """
            {"not":{"all":[{"field":"rsi","operator":"greater_than","value":70},
                           {"not":{"any":[{"field":"price","operator":"between","value":[1,2]},
                                          {"field":"price","operator":"in","value":[3]}]}}]}}
            """));

        var normal = Assert.IsType<Condition.All>(ConditionShapes.ToNegationNormalForm(rule.Conditions));

        var any = Assert.IsType<Condition.Any>(Assert.Single(normal.Children));
        var rsi = Assert.IsType<Condition.Comparison>(any.Children[0]);
        Assert.Equal((ComparisonOperator.LessOrEqual, "$.conditions[0].not.all[0]"), (rsi.Operator, rsi.Path));
        var inner = Assert.IsType<Condition.Any>(any.Children[1]);
        Assert.Equal(
            [ComparisonOperator.Between, ComparisonOperator.In],
            inner.Children.Select(c => Assert.IsType<Condition.Comparison>(c).Operator));
    }

    private static Condition.Comparison Comparison(string json) =>
        Assert.IsType<Condition.Comparison>(RuleTexts.Valid(RuleTexts.WithCondition(json)).Conditions.Children[0]);
}
