using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules.Json;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData("rsi greater_than 70; rsi less_than 30", 1)]
    [InlineData("rsi greater_than 70; rsi less_or_equal 70", 1)]
    [InlineData("rsi greater_or_equal 70; rsi less_or_equal 70; rsi not_equals 70", 2)]
    [InlineData("rsi equals 20; rsi equals 30", 1)]
    [InlineData("rsi between [10,20]; rsi greater_than 20", 1)]
    [InlineData("rsi in [10,20]; rsi greater_than 20", 1)]
    [InlineData("rsi in [10,20]; rsi not_in [20,10]", 1)]
    [InlineData("rsi crosses_above 50; rsi crosses_below 50", 1)]
    [InlineData("rsi greater_than 100", 0)]
    [InlineData("confidence_score less_than 0", 0)]
    [InlineData("ai_recommendation equals \"BUY\"; ai_recommendation equals \"SELL\"", 1)]
    [InlineData("ai_recommendation in [\"BUY\",\"HOLD\"]; ai_recommendation not_in [\"BUY\",\"HOLD\"]", 1)]
    [InlineData(
        "weekday not_in [\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]", 0)]
    [InlineData("price greater_than {\"field\":\"sma\"}; price less_than {\"field\":\"sma\",\"period\":20}", 1)]
    public void Conditions_that_exclude_each_other_are_reported_where_nothing_is_left(string conditions, int at)
    {
        var error = RuleTexts.Error(Conditions(conditions));

        Assert.Equal((RuleErrorCodes.NeverTrue, $"$.conditions[{at}]"), (error.Code, error.Path));
    }

    [Theory]
    [InlineData("rsi greater_than 30; rsi less_than 70")]
    [InlineData("rsi greater_or_equal 70; rsi less_or_equal 70")]
    [InlineData("rsi\",\"timeframe\":\"1h greater_than 70; rsi\",\"timeframe\":\"4h less_than 30")]
    [InlineData("price greater_than {\"field\":\"sma\"}; price less_than {\"field\":\"sma\",\"factor\":1.1}")]
    [InlineData("time_of_day between [\"22:00\",\"04:00\"]; time_of_day less_than \"02:00\"")]
    [InlineData("rsi not_equals 50; rsi greater_than 40")]
    public void Conditions_that_leave_a_value_are_let_through(string conditions) =>
        RuleTexts.Valid(Conditions(conditions));

    [Fact]
    public void A_dead_branch_is_reported_and_a_living_one_is_not()
    {
        var error = RuleTexts.Error(RuleTexts.WithConditions(
            """
            [{"field":"rsi","operator":"less_than","value":30},
             {"any":[{"field":"rsi","operator":"greater_than","value":70},
                     {"field":"price","operator":"greater_than","value":1}]}]
            """));

        Assert.Equal((RuleErrorCodes.NeverTrue, "$.conditions[1].any[0]"), (error.Code, error.Path));
        Assert.Contains("at least 0 and below 30", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negated_condition_counts_as_its_opposite()
    {
        var error = RuleTexts.Error(RuleTexts.WithConditions(
            """
            [{"field":"rsi","operator":"less_than","value":30},
             {"not":{"any":[{"field":"rsi","operator":"less_than","value":40},
                            {"field":"rsi","operator":"between","value":[1,2]}]}}]
            """));

        Assert.Equal((RuleErrorCodes.NeverTrue, "$.conditions[1].not.any[0]"), (error.Code, error.Path));
    }

    [Fact]
    public void What_values_can_make_true_is_never_reported()
    {
        var cases = from rule in RuleGenerators.RulesOver(RuleGenerators.FewFields)
                    let set = CompiledRuleSet.Compile([rule], Timeframe.OfMinutes(60))
                    from values in RuleGenerators.ValuesFor(set.Fields)
                    where set.Evaluate(0, values) == Truth.True
                    select rule;
        Prop.ForAll(cases.ToArbitrary(), rule =>
            !ErrorsIn(
                rule).Any(e => e.Code == RuleErrorCodes.NeverTrue && !e.Path.Contains("any", StringComparison.Ordinal)
                && !e.Path.Contains("not", StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();
    }

    private static ImmutableArray<RuleError> ErrorsIn(Rule rule) =>
        RuleJson.Parse(RuleJson.Write(rule)) is RuleParseResult.Invalid invalid ? invalid.Errors : [];

    private static string Conditions(string conditions) => RuleTexts.WithConditions(
        $"[{string.Join(',', conditions.Split("; ").Select(c => c.Split(' ', 3)).Select(Condition))}]");

    private static string Condition(string[] parts) =>
        $$"""{"field":"{{parts[0]}}","operator":"{{parts[1]}}","value":{{parts[2]}}}""";
}
