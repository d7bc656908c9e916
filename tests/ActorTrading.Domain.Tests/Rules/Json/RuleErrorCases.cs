using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Tests.Rules.Json;

/// <summary>Texts that are wrong in one thing.</summary>
internal static class RuleErrorCases
{
    private const string Rsi = "{\"field\":\"rsi\",\"operator\":\"greater_than\",\"value\":70}";

    /// <summary>
    /// A text with one thing wrong, the code and path that it is reported by, and words that the message holds.
    /// </summary>
    public static TheoryData<string, string, string, string> Wrong { get; } = new()
    {
        // The rule.
        { "17", RuleErrorCodes.WrongType, "$", "A rule is an object" },
        { "[]", RuleErrorCodes.Empty, "$", "no rules" },
        { "{\"rules\":7}", RuleErrorCodes.WrongType, "$.rules", "a list of rules" },
        { RuleTexts.With("\"prority\":1"), RuleErrorCodes.UnknownProperty, "$.prority", "Did you mean 'priority'?" },
        { RuleTexts.With("\"priority\":1,\"priority\":2"), RuleErrorCodes.DuplicateProperty, "$.priority", "twice" },
        { RuleTexts.With("\"priority\":1.5"), RuleErrorCodes.NotAnInteger, "$.priority", "whole number" },
        { RuleTexts.With("\"priority\":9999999999"), RuleErrorCodes.OutOfRange, "$.priority", "2147483647" },
        { RuleTexts.With("\"priority\":1e40"), RuleErrorCodes.NumberTooLarge, "$.priority", "too large" },
        { RuleTexts.With("\"priority\":\"1\""), RuleErrorCodes.WrongType, "$.priority", "found a text" },
        { RuleTexts.With("\"is_active\":1"), RuleErrorCodes.WrongType, "$.is_active", "true or false" },
        { RuleTexts.With("\"cooldown\":\"15 minutes\""), RuleErrorCodes.InvalidDuration, "$.cooldown", "15m" },
        { RuleTexts.With("\"cooldown\":0"), RuleErrorCodes.InvalidDuration, "$.cooldown", "above zero" },
        { RuleTexts.With("\"cooldown\":-5"), RuleErrorCodes.InvalidDuration, "$.cooldown", "above zero" },
        { RuleTexts.With("\"cooldown\":1e12"), RuleErrorCodes.InvalidDuration, "$.cooldown", "3650 days" },
        { RuleTexts.With("\"cooldown\":\"tick\""), RuleErrorCodes.InvalidDuration, "$.cooldown", "above zero" },
        { RuleTexts.With("\"cooldown\":null"), RuleErrorCodes.InvalidDuration, "$.cooldown", "seconds" },
        { RuleTexts.With("\"id\":\"a b\""), RuleErrorCodes.InvalidId, "$.id", "letters" },
        { RuleTexts.With("\"symbols\":[]"), RuleErrorCodes.Empty, "$.symbols", "Leave it out" },
        { RuleTexts.With("\"symbols\":[\"btc/usd\"]"), RuleErrorCodes.InvalidSymbol, "$.symbols[0]", "'BTC-USD'" },
        { RuleTexts.With("\"symbols\":5"), RuleErrorCodes.InvalidSymbol, "$.symbols", "BTC-USD" },
        { RuleTexts.With("\"symbols\":[\"A\",\"A\"]"), RuleErrorCodes.DuplicateItem, "$.symbols[1]", "twice" },
        { RuleTexts.With($"\"symbols\":[{Many(201, i => $"\"S{i}\"")}]"), RuleErrorCodes.TooMany, "$.symbols", "200" },
        { Named("\"\""), RuleErrorCodes.Empty, "$.name", "empty" },
        { Named("5"), RuleErrorCodes.WrongType, "$.name", "a text in quotes" },
        { Named($"\"{new string('x', 256)}\""), RuleErrorCodes.TooLong, "$.name", "255" },
        { RuleTexts.WithAction(RuleTexts.FullExit, "exti"), RuleErrorCodes.UnknownValue, "$.type", "'exit'" },

        // Conditions.
        { RuleTexts.WithConditions("[]"), RuleErrorCodes.Empty, "$.conditions", "at least one" },
        { RuleTexts.WithConditions("\"rsi\""), RuleErrorCodes.WrongType, "$.conditions", "a list of conditions" },
        { RuleTexts.WithConditions("[[]]"), RuleErrorCodes.WrongType, "$.conditions[0]", "field, operator and value" },
        { RuleTexts.WithCondition("{\"any\":{}}"), RuleErrorCodes.WrongType, "$.conditions[0].any", "list" },
        { RuleTexts.WithCondition("{\"any\":[]}"), RuleErrorCodes.Empty, "$.conditions[0].any", "at least one" },
        {
            RuleTexts.WithCondition($"{{\"any\":[{Rsi}],\"all\":[{Rsi}]}}"),
            RuleErrorCodes.UnknownProperty, "$.conditions[0].any", "'all'"
        },
        { RuleTexts.WithCondition(Nested(8)), RuleErrorCodes.TooDeep, NestedPath(8), "8 deep" },
        { RuleTexts.WithConditions($"[{Many(65, i => Rsi)}]"), RuleErrorCodes.TooMany, "$.conditions", "64" },
        {
            Comparing("rsj", "greater_than", "70"),
            RuleErrorCodes.UnknownField, "$.conditions[0].field", "Did you mean 'rsi'?"
        },
        {
            Comparing("bogus_thing", "equals", "7"),
            RuleErrorCodes.UnknownField, "$.conditions[0].field", "Allowed: price"
        },
        {
            Comparing("rsi", "greater_then", "70"),
            RuleErrorCodes.UnknownOperator, "$.conditions[0].operator", "'greater_than'"
        },
        {
            RuleTexts.WithCondition("{\"field\":5,\"operator\":\"equals\",\"value\":1}"),
            RuleErrorCodes.WrongType, "$.conditions[0].field", "name of a field"
        },
        {
            RuleTexts.WithCondition("{\"field\":\"rsi\",\"operator\":5,\"value\":1}"),
            RuleErrorCodes.WrongType, "$.conditions[0].operator", "operator"
        },
        {
            RuleTexts.WithCondition("{\"field\":\"rsi\",\"value\":70}"),
            RuleErrorCodes.MissingProperty, "$.conditions[0]", "'operator'"
        },
        {
            RuleTexts.WithCondition("{\"field\":\"rsi\",\"operator\":\"equals\"}"),
            RuleErrorCodes.MissingProperty, "$.conditions[0]", "'value'"
        },
        {
            RuleTexts.WithCondition("{\"operator\":\"equals\",\"value\":1}"),
            RuleErrorCodes.MissingProperty, "$.conditions[0]", "'field'"
        },
        {
            Comparing("rsi", "greater_than", "\"70\""),
            RuleErrorCodes.WrongType, "$.conditions[0].value", "without quotes"
        },
        { Comparing("rsi", "greater_than", "null"), RuleErrorCodes.WrongType, "$.conditions[0].value", "null" },
        {
            Comparing("rsi", "greater_than", "170"),
            RuleErrorCodes.OutOfRange, "$.conditions[0].value", "between 0 and 100"
        },
        {
            Comparing("confidence_score", "greater_than", "80"),
            RuleErrorCodes.OutOfRange, "$.conditions[0].value", "between 0 and 1"
        },
        { Comparing("price", "less_than", "-1"), RuleErrorCodes.OutOfRange, "$.conditions[0].value", "at least 0" },
        { Comparing("obv", "less_than", "1e999"), RuleErrorCodes.NumberTooLarge, "$.conditions[0].value", "too large" },
        {
            Comparing("ai_recommendation", "equals", "\"STRONGBUY\""),
            RuleErrorCodes.UnknownValue, "$.conditions[0].value", "'STRONG_BUY'"
        },
        {
            Comparing("ai_recommendation", "equals", "1"),
            RuleErrorCodes.WrongType, "$.conditions[0].value", "STRONG_BUY"
        },
        {
            Comparing("ai_recommendation", "greater_than", "\"BUY\""),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].operator", "not_in"
        },
        {
            Comparing("weekday", "between", "[\"MONDAY\",\"FRIDAY\"]"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].operator", "in"
        },
        { Comparing("rsi", "between", "[70,30]"), RuleErrorCodes.LowAboveHigh, "$.conditions[0].value", "70" },
        { Comparing("rsi", "between", "[30]"), RuleErrorCodes.WrongType, "$.conditions[0].value", "[low, high]" },
        { Comparing("rsi", "in", "[]"), RuleErrorCodes.Empty, "$.conditions[0].value", "at least one" },
        { Comparing("rsi", "in", "5"), RuleErrorCodes.WrongType, "$.conditions[0].value", "a list" },
        { Comparing("rsi", "in", "[1,1.0]"), RuleErrorCodes.DuplicateItem, "$.conditions[0].value", "twice" },
        {
            Comparing("obv", "in", $"[{Many(101, i => $"{i}")}]"),
            RuleErrorCodes.TooMany, "$.conditions[0].value", "100"
        },
        {
            Comparing("weekday", "in", "[\"MONDAY\",\"FUNDAY\"]"),
            RuleErrorCodes.UnknownValue, "$.conditions[0].value[1]", "'SUNDAY'"
        },
        {
            Comparing("time_of_day", "equals", "\"9:30\""),
            RuleErrorCodes.InvalidTime, "$.conditions[0].value", "HH:MM"
        },
        {
            Comparing("time_of_day", "equals", "\"24:00\""),
            RuleErrorCodes.InvalidTime, "$.conditions[0].value", "23:59"
        },
        { Comparing("time_of_day", "equals", "930"), RuleErrorCodes.InvalidTime, "$.conditions[0].value", "HH:MM" },

        // Settings of fields.
        {
            Comparing("rsi\",\"perod\":\"5", "equals", "7"),
            RuleErrorCodes.UnknownProperty, "$.conditions[0].perod", "'period'"
        },
        { Setting("rsi", "\"period\":0"), RuleErrorCodes.OutOfRange, "$.conditions[0].period", "at least 1" },
        { Setting("rsi", "\"period\":14.5"), RuleErrorCodes.NotAnInteger, "$.conditions[0].period", "14.5" },
        { Setting("rsi", "\"period\":\"14\""), RuleErrorCodes.WrongType, "$.conditions[0].period", "a number" },
        { Setting("macd", "\"output\":\"signl\""), RuleErrorCodes.UnknownOutput, "$.conditions[0].output", "'signal'" },
        {
            Setting("rsi", "\"timeframe\":\"1 hour\""),
            RuleErrorCodes.InvalidTimeframe, "$.conditions[0].timeframe", "4h"
        },
        { Setting("rsi", "\"timeframe\":60"), RuleErrorCodes.WrongType, "$.conditions[0].timeframe", "in quotes" },
        {
            Setting("price", "\"timeframe\":\"1h\""),
            RuleErrorCodes.UnknownProperty, "$.conditions[0].timeframe", "a condition on price"
        },
        {
            Comparing("time_of_day\",\"time_zone\":\"Europe/Atlantis", "equals", "\"09:30\""),
            RuleErrorCodes.UnknownTimeZone, "$.conditions[0].time_zone", "Europe/Berlin"
        },
        {
            Comparing("time_of_day", "equals\",\"time_zone\":5,\"x\":\"", "\"09:30\"").Replace(",\"x\":\"\"", ""),
            RuleErrorCodes.WrongType, "$.conditions[0].time_zone", "time zone"
        },

        // Other fields as operands.
        {
            Comparing("price", "greater_than", "{\"field\":\"sma\",\"perid\":5}"),
            RuleErrorCodes.UnknownProperty, "$.conditions[0].value.perid", "'period'"
        },
        {
            Comparing("price", "greater_than", "{\"field\":\"smaa\"}"),
            RuleErrorCodes.UnknownField, "$.conditions[0].value.field", "'sma'"
        },
        {
            Comparing("position_pnl", "crosses_below", "-5"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].operator", "position_pnl"
        },
        {
            Comparing("price", "crosses_above", "{\"field\":\"portfolio_equity\"}"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].value", "portfolio_equity"
        },
        {
            Comparing("price", "greater_than", "{\"field\":\"weekday\"}"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].value", "weekday"
        },
        {
            Comparing("price", "between", "{\"field\":\"sma\"}"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].value", "another field"
        },
        {
            Comparing("weekday", "equals", "{\"field\":\"sma\"}"),
            RuleErrorCodes.OperatorDoesNotFit, "$.conditions[0].value", "another field"
        },
        {
            Comparing("sma", "greater_than", "{\"field\":\"sma\",\"period\":20}"),
            RuleErrorCodes.NeverTrue, "$.conditions[0].value", "itself"
        },
        {
            Comparing("price", "greater_than", "{\"field\":\"sma\",\"factor\":0}"),
            RuleErrorCodes.OutOfRange, "$.conditions[0].value.factor", "0"
        },
        {
            Comparing("price", "greater_than", "{\"field\":\"sma\",\"factor\":\"2\"}"),
            RuleErrorCodes.WrongType, "$.conditions[0].value.factor", "a number"
        },

        // Actions.
        {
            RuleTexts.With("\"actions\":[]").Replace($"\"actions\":[{RuleTexts.FullExit}],", ""),
            RuleErrorCodes.Empty, "$.actions", "one to 8"
        },
        {
            RuleTexts.With("\"actions\":{}").Replace($"\"actions\":[{RuleTexts.FullExit}],", ""),
            RuleErrorCodes.WrongType, "$.actions", "list"
        },
        {
            RuleTexts.WithAction(Many(9, i => "{\"type\":\"cancel_orders\"}")),
            RuleErrorCodes.TooMany, "$.actions", "this one 9"
        },
        { RuleTexts.WithAction("\"buy\""), RuleErrorCodes.WrongType, "$.actions[0]", "an object with a type" },
        { RuleTexts.WithAction("{}"), RuleErrorCodes.MissingProperty, "$.actions[0]", "'type'" },
        { RuleTexts.WithAction("{\"type\":\"bui\"}"), RuleErrorCodes.UnknownAction, "$.actions[0].type", "'buy'" },
        {
            RuleTexts.WithAction("{\"type\":\"close\"}"),
            RuleErrorCodes.ActionNotAllowed, "$.actions[0].type", "Allowed: buy"
        },
        {
            RuleTexts.WithAction("{\"type\":\"halt\"}", "exit"),
            RuleErrorCodes.ActionNotAllowed, "$.actions[0].type", "Allowed: buy"
        },
        {
            RuleTexts.WithAction("{\"type\":\"halt\",\"level\":\"none\"}", "risk"),
            RuleErrorCodes.UnknownValue, "$.actions[0].level", "halted"
        },
        {
            RuleTexts.WithAction("{\"type\":\"notify\"}", "risk"),
            RuleErrorCodes.MissingProperty, "$.actions[0]", "'message'"
        },
        {
            RuleTexts.WithAction($"{RuleTexts.FullExit},{{\"type\":\"close\"}}", "exit"),
            RuleErrorCodes.ContradictoryActions, "$.actions", "either"
        },
        { Buy("\"full_position\""), RuleErrorCodes.SizingNotAllowed, "$.actions[0].sizing_method", "opens a position" },
        {
            RuleTexts.WithAction("{\"type\":\"sell\",\"sizing_method\":\"kelly\"}", "exit"),
            RuleErrorCodes.SizingNotAllowed, "$.actions[0].sizing_method", "full_position"
        },
        {
            RuleTexts.WithAction("{\"type\":\"sell\",\"sizing_method\":\"fixed\",\"size_value\":1}"),
            RuleErrorCodes.ActionNotAllowed, "$.actions[0]", "opens_short"
        },
        {
            RuleTexts.WithAction(
                "{\"type\":\"sell\",\"opens_short\":true,\"sizing_method\":\"fixed\",\"size_value\":1}", "exit"),
            RuleErrorCodes.ActionNotAllowed, "$.actions[0].opens_short", "entry rule"
        },

        // Sizing.
        {
            RuleTexts.WithAction("{\"type\":\"buy\",\"size_value\":5}"),
            RuleErrorCodes.MissingProperty, "$.actions[0]", "'sizing_method'"
        },
        {
            Buy("\"percent\",\"size_value\":5"),
            RuleErrorCodes.UnknownSizingMethod, "$.actions[0].sizing_method", "'percentage'"
        },
        { Buy("\"percentage\""), RuleErrorCodes.MissingProperty, "$.actions[0]", "'size_value'" },
        { Buy("\"percentage\",\"size_value\":0"), RuleErrorCodes.OutOfRange, "$.actions[0].size_value", "above 0" },
        {
            Buy("\"percentage\",\"size_value\":101"),
            RuleErrorCodes.OutOfRange, "$.actions[0].size_value", "at most 100"
        },
        {
            Buy("\"fixed\",\"size_value\":1,\"size_unit\":\"lots\""),
            RuleErrorCodes.UnknownValue, "$.actions[0].size_unit", "base, quote"
        },
        {
            Buy("\"kelly\",\"kelly_fraction\":1.5"),
            RuleErrorCodes.OutOfRange, "$.actions[0].kelly_fraction", "at most 1"
        },
        { Buy("\"kelly\",\"kelly_cap\":0"), RuleErrorCodes.OutOfRange, "$.actions[0].kelly_cap", "above 0" },
        {
            Buy("\"kelly\",\"minimum_trades\":0"),
            RuleErrorCodes.OutOfRange, "$.actions[0].minimum_trades", "at least 1"
        },
        { Buy("\"kelly\",\"size_value\":5"), RuleErrorCodes.PropertyNotApplicable, "$.actions[0].size_value", "fixed" },
        {
            Buy("\"risk_per_trade\",\"size_value\":1"),
            RuleErrorCodes.StopRequired, "$.actions[0].sizing_method", "stop_loss"
        },
        {
            Buy("\"risk_per_trade\",\"size_value\":1,\"trailing\":{\"activated_distance\":1}"),
            RuleErrorCodes.StopRequired, "$.actions[0].sizing_method", "trailing"
        },

        // Order terms and exits.
        { BuyWith("\"order\":\"limt\""), RuleErrorCodes.UnknownValue, "$.actions[0].order", "'limit'" },
        {
            BuyWith("\"limit_offset\":1"),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].limit_offset", "order limit"
        },
        { BuyWith("\"order\":\"stop\""), RuleErrorCodes.MissingProperty, "$.actions[0]", "'stop_offset'" },
        {
            BuyWith("\"order\":\"limit\",\"time_in_force\":\"gtd\""),
            RuleErrorCodes.MissingProperty, "$.actions[0]", "'time_to_live'"
        },
        {
            BuyWith("\"order\":\"limit\",\"time_in_force\":\"ioc\",\"post_only\":true"),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].post_only", "gtc or gtd"
        },
        {
            BuyWith("\"order\":\"stop\",\"stop_offset\":1,\"time_in_force\":\"fok\""),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].time_in_force", "trigger"
        },
        {
            BuyWith("\"time_in_force\":\"gtd\",\"time_to_live\":5"),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].time_in_force", "at once"
        },
        { BuyWith("\"order\":\"trailing_stop\""), RuleErrorCodes.MissingProperty, "$.actions[0]", "'trail_distance'" },
        {
            BuyWith("\"order\":\"trailing_stop\",\"trail_distance\":100"),
            RuleErrorCodes.OutOfRange, "$.actions[0].trail_distance", "whole price"
        },
        { BuyWith("\"stop_loss\":-2"), RuleErrorCodes.OutOfRange, "$.actions[0].stop_loss", "above 0" },
        { BuyWith("\"stop_los\":2"), RuleErrorCodes.UnknownProperty, "$.actions[0].stop_los", "'stop_loss'" },
        { BuyWith("\"trailing\":5"), RuleErrorCodes.WrongType, "$.actions[0].trailing", "activated_distance" },
        {
            BuyWith("\"trailing\":{\"offset\":5}"),
            RuleErrorCodes.MissingProperty, "$.actions[0].trailing", "'distance'"
        },
        {
            BuyWith("\"trailing\":{\"distance\":20000,\"unit\":\"basis_points\"}"),
            RuleErrorCodes.OutOfRange, "$.actions[0].trailing", "whole price"
        },
        {
            BuyWith("\"trailing\":{\"distance\":2,\"of\":1}"),
            RuleErrorCodes.UnknownProperty, "$.actions[0].trailing.of", "offset"
        },
        { BuyWith("\"roi\":{}"), RuleErrorCodes.Empty, "$.actions[0].roi", "empty" },
        { BuyWith("\"roi\":[]"), RuleErrorCodes.WrongType, "$.actions[0].roi", "an object" },
        {
            BuyWith("\"roi\":{\"1.5\":0.1}"),
            RuleErrorCodes.InvalidDuration, "$.actions[0].roi['1.5']", "whole minutes"
        },
        { BuyWith("\"roi\":{\"5\":-2}"), RuleErrorCodes.OutOfRange, "$.actions[0].roi.5", "-1" },
        { BuyWith("\"roi\":{\"5\":\"x\"}"), RuleErrorCodes.WrongType, "$.actions[0].roi.5", "ratio" },
        { BuyWith("\"roi\":{\"5\":1,\"05\":2}"), RuleErrorCodes.DuplicateItem, "$.actions[0].roi", "same minute" },
        { BuyWith($"\"roi\":{{{Many(51, i => $"\"{i}\":1")}}}"), RuleErrorCodes.TooMany, "$.actions[0].roi", "50" },
        {
            RuleTexts.WithAction("{\"type\":\"sell\",\"sizing_method\":\"full_position\",\"stop_loss\":2}", "exit"),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].stop_loss", "opens a position"
        },
        {
            RuleTexts.WithAction("{\"type\":\"cancel_orders\",\"message\":\"x\"}"),
            RuleErrorCodes.PropertyNotApplicable, "$.actions[0].message", "notify"
        },
    };

    private static string Named(string name) =>
        $$"""{"name":{{name}},"type":"exit","conditions":[{{RuleTexts.Price}}],"actions":[{{RuleTexts.FullExit}}]}""";

    private static string Comparing(string field, string comparing, string value) =>
        RuleTexts.WithCondition($$"""{"field":"{{field}}","operator":"{{comparing}}","value":{{value}}}""");

    private static string Setting(string field, string setting) =>
        RuleTexts.WithCondition($$"""{"field":"{{field}}",{{setting}},"operator":"greater_than","value":7}""");

    private static string Buy(string method) => RuleTexts.WithAction($$"""{"type":"buy","sizing_method":{{method}}}""");

    private static string BuyWith(string settings) =>
        RuleTexts.WithAction($$"""{"type":"buy","sizing_method":"percentage","size_value":5,{{settings}}}""");

    public static string Many(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(0, count).Select(item));

    private static string Nested(int levels) => levels == 0 ? Rsi : $"{{\"not\":{Nested(levels - 1)}}}";

    private static string NestedPath(int levels) =>
        "$.conditions[0]" + string.Concat(Enumerable.Repeat(".not", levels));
}
