using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Rules.Json;

/// <summary>Rule texts that are right but for the part that a test gives.</summary>
internal static class RuleTexts
{
    public const string Price = """{"field":"price","operator":"greater_than","value":100}""";
    public const string FullExit = """{"type":"sell","sizing_method":"full_position"}""";
    public const string Entry = """{"type":"buy","sizing_method":"percentage","size_value":5}""";

    /// <summary>The two examples of the story, letter for letter.</summary>
    public const string StrongBuyEntry = """
        {
          "name": "AI Strong Buy Entry",
          "type": "entry",
          "conditions": [
            {
              "field": "ai_recommendation",
              "operator": "equals",
              "value": "STRONG_BUY"
            },
            {
              "field": "confidence_score",
              "operator": "greater_than",
              "value": 0.8
            },
            {
              "field": "portfolio_cash_percentage",
              "operator": "greater_than",
              "value": 10
            }
          ],
          "actions": [
            {
              "type": "buy",
              "sizing_method": "percentage",
              "size_value": 5,
              "max_position_size": 10
            }
          ]
        }
        """;

    public const string StopLossProtection = """
        {
          "name": "Stop Loss Protection",
          "type": "exit",
          "conditions": [
            {
              "field": "position_pnl_percentage",
              "operator": "less_than",
              "value": -5
            }
          ],
          "actions": [
            {
              "type": "sell",
              "sizing_method": "full_position"
            }
          ]
        }
        """;

    public static string WithConditions(string conditions) =>
        $$"""{"name":"r","type":"exit","conditions":{{conditions}},"actions":[{{FullExit}}]}""";

    public static string WithCondition(string condition) => WithConditions($"[{condition}]");

    public static string WithAction(string action, string type = "entry") =>
        $$"""{"name":"r","type":"{{type}}","conditions":[{{Price}}],"actions":[{{action}}]}""";

    public static string With(string properties) =>
        $$"""{"name":"r","type":"exit","conditions":[{{Price}}],"actions":[{{FullExit}}],{{properties}}}""";

    public static RuleDefinition Valid(string json)
    {
        var result = RuleJson.Parse(json);
        return Assert.Single(Assert.IsType<RuleParseResult.Valid>(result).Rules);
    }

    public static Rule ValidRule(string json) => Valid(json).ToRule(new("r-1"), 1, Timestamp.MinValue);

    public static RuleError[] Errors(string json) =>
        [.. Assert.IsType<RuleParseResult.Invalid>(RuleJson.Parse(json)).Errors];

    /// <summary>The one error of a text.</summary>
    public static RuleError Error(string json)
    {
        var errors = Errors(json);
        Assert.True(errors.Length == 1, string.Join('\n', errors.Select(e => e.ToString())));
        return errors[0];
    }
}
