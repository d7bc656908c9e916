using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Tests.Rules.Json;

namespace ActorTrading.Domain.Tests.Rules.Compilation;

public sealed class ConditionShapesTests
{
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
}
