using System.Text.Json.Nodes;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Rules.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules.Json;

public sealed class RuleJsonSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(RuleJsonSchema.Write())!.AsObject();
    private static readonly SchemaCheck Check = new(Schema);

    [Fact]
    public void It_accepts_the_examples_of_the_story()
    {
        Assert.True(Check.Accepts(JsonNode.Parse(RuleTexts.StrongBuyEntry)));
        Assert.True(Check.Accepts(JsonNode.Parse(RuleTexts.StopLossProtection)));
        Assert.True(Check.Accepts(JsonNode.Parse($"[{RuleTexts.StrongBuyEntry},{RuleTexts.StopLossProtection}]")));
        var document = $$"""{"rules":[{{RuleTexts.StrongBuyEntry}}],"portfolio":[1]}""";
        Assert.True(Check.Accepts(JsonNode.Parse(document)));
    }

    [Theory]
    [InlineData("\"type\": \"entry\"", "\"type\": \"entree\"")]
    [InlineData("\"STRONG_BUY\"", "\"STRONGBUY\"")]
    [InlineData("\"field\": \"ai_recommendation\"", "\"field\": \"ai_advice\"")]
    [InlineData("\"operator\": \"equals\"", "\"operator\": \"greater_than\"")]
    [InlineData("0.8", "80")]
    [InlineData("0.8", "\"0.8\"")]
    [InlineData("\"size_value\": 5", "\"size_value\": 0")]
    [InlineData("\"size_value\": 5", "\"size\": 5")]
    [InlineData("\"sizing_method\": \"percentage\"", "\"sizing_method\": \"percent\"")]
    [InlineData("\"name\": \"AI Strong Buy Entry\",", "")]
    public void It_refuses_what_the_reader_refuses(string part, string wrong)
    {
        var text = RuleTexts.StrongBuyEntry.Replace(part, wrong);

        Assert.NotEqual(RuleTexts.StrongBuyEntry, text);
        Assert.NotEmpty(RuleTexts.Errors(text));
        Assert.False(Check.Accepts(JsonNode.Parse(text)));
    }

    [Fact]
    public void It_accepts_every_rule_that_is_written() =>
        Prop.ForAll(RuleGenerators.Rules.ToArbitrary(), rule => Check.Accepts(JsonNode.Parse(RuleJson.Write(rule))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void It_names_every_field_parameter_output_and_operator()
    {
        foreach (var field in FieldCatalogue.All)
        {
            var definition = Schema["$defs"]![$"on_{field.Name}"]!["properties"]!.AsObject();
            Assert.Equal(field.Name, definition["field"]!["const"]!.GetValue<string>());
            Assert.All(field.Parameters, p => Assert.Equal(p.Default, (double)definition[p.Name]!["default"]!));
            var outputs = definition["output"]?["enum"]?.AsArray().Select(o => o!.GetValue<string>());
            Assert.Equal(field.Outputs, outputs ?? []);
            Assert.Equal(field.TakesTimeframe, definition.ContainsKey("timeframe"));
            Assert.Equal(field.TakesTimeZone, definition.ContainsKey("time_zone"));
        }

        var operators = Schema["$defs"]!["on_price"]!["properties"]!["operator"]!["enum"]!.AsArray();
        Assert.Equal(OperatorDefinition.All.Select(o => o.Name), operators.Select(o => o!.GetValue<string>()));
    }

    [Fact]
    public void It_says_which_dialect_it_is_and_is_the_same_every_time()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema["$schema"]!.GetValue<string>());
        Assert.Equal(RuleJsonSchema.Write(), RuleJsonSchema.Write());
    }
}
