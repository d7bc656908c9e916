using System.Reflection;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Tests.Rules.Json;

public sealed class RuleErrorTests
{
    [Theory]
    [MemberData(nameof(RuleErrorCases.Wrong), MemberType = typeof(RuleErrorCases))]
    public void One_thing_wrong_is_one_error_with_code_path_and_advice(
        string json, string code, string path, string words)
    {
        var error = RuleTexts.Error(json);

        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\": \"x\",\n  \"typ", 2, 7)]
    [InlineData("", 1, 1)]
    [InlineData("[1,\n2,\n 3,]", 3, 4)]
    [InlineData("[NaN]", 1, 2)]
    [InlineData("{\"name\":\"\\ud800\"}", 1, 9)]
    public void Text_that_is_not_JSON_is_reported_with_line_and_column(string json, int line, int column)
    {
        var error = RuleTexts.Error(json);

        Assert.Equal((RuleErrorCodes.MalformedJson, line, column), (error.Code, error.Line, error.Column));
    }

    [Fact]
    public void Line_and_column_count_characters_not_bytes()
    {
        var error = RuleTexts.Error(RuleTexts.With("\n \"éé\":1"));

        Assert.Equal((2, 2), (error.Line, error.Column));
        Assert.Equal("$['éé']", error.Path);
        var after = RuleTexts.Error(RuleTexts.With("\n \"id\":\"é\", \"prority\":1").Replace("\"é\"", "\"e\""));
        Assert.Equal((2, 12), (after.Line, after.Column));
        var afterAccent = RuleTexts.Errors(RuleTexts.With("\n \"id\":\"é\", \"prority\":1"))[1];
        Assert.Equal((2, 12), (afterAccent.Line, afterAccent.Column));
    }

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_text()
    {
        var errors = RuleTexts.Errors(
            """
            {"rules": [
              {"name": "a", "type": "entry", "conditions": [{"field": "rsj", "operator": "above", "value": 1}],
               "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 500}]},
              {"type": "exit", "conditions": [{"field": "rsi", "operator": "greater_than", "value": "x"}],
               "actions": [{"type": "sel"}]}
            ]}
            """);

        Assert.Equal(
            [
                (RuleErrorCodes.UnknownField, "$.rules[0].conditions[0].field", 2),
                (RuleErrorCodes.UnknownOperator, "$.rules[0].conditions[0].operator", 2),
                (RuleErrorCodes.OutOfRange, "$.rules[0].actions[0].size_value", 3),
                (RuleErrorCodes.MissingProperty, "$.rules[1]", 4),
                (RuleErrorCodes.WrongType, "$.rules[1].conditions[0].value", 4),
                (RuleErrorCodes.UnknownAction, "$.rules[1].actions[0].type", 5),
            ],
            errors.Select(e => (e.Code, e.Path, e.Line)));
    }

    [Fact]
    public void Names_and_ids_are_unique_in_their_text()
    {
        var rule = RuleTexts.With("\"id\":\"x\"");

        var errors = RuleTexts.Errors($"[{rule},\n{rule}]");

        Assert.Equal(
            [(RuleErrorCodes.DuplicateName, "$[1].name", 2), (RuleErrorCodes.DuplicateId, "$[1].id", 2)],
            errors.Select(e => (e.Code, e.Path, e.Line)));
        Assert.Contains("$[0].name", errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_beyond_every_limit_is_refused()
    {
        Assert.Equal(RuleErrorCodes.TooLarge, RuleTexts.Error(new string(' ', RuleLimits.TextLengthMax + 1)).Code);
        Assert.Equal(RuleErrorCodes.TooMany, RuleTexts.Error($"[{RuleErrorCases.Many(1001, i => "1")}]").Code);
        var deep = RuleTexts.Error(new string('[', 60));
        Assert.Equal((RuleErrorCodes.MalformedJson, 1), (deep.Code, deep.Line));
        Assert.Contains("depth", deep.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_errors_ends_and_says_how_many_it_leaves_out()
    {
        var errors = RuleTexts.Errors($"[{RuleErrorCases.Many(300, i => "1")}]");

        Assert.Equal(201, errors.Length);
        Assert.Equal("100 further errors are not listed.", errors[^1].Message);
    }

    [Fact]
    public void An_error_reads_as_one_line()
    {
        var line = RuleTexts.Error(RuleTexts.With("\"priority\":1.5")).ToString();

        Assert.StartsWith("$.priority (line 1, column ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_is_reached_by_a_test()
    {
        var fields = typeof(RuleErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static);
        var codes = fields.Select(f => (string)f.GetValue(null)!);
        string[] elsewhere =
        [
            RuleErrorCodes.MalformedJson, RuleErrorCodes.TooLarge,
            RuleErrorCodes.DuplicateName, RuleErrorCodes.DuplicateId,
        ];

        Assert.Empty(codes.Except(elsewhere).Except(RuleErrorCases.Wrong.Select(row => row.Data.Item2)));
    }
}
