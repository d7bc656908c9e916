using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules.Json;

public sealed class RuleJsonProperties
{
    [Fact]
    public void A_written_rule_is_read_back_as_an_equal_rule() =>
        Prop.ForAll(RuleGenerators.Rules.Where(IsFreeOfContradictions).ToArbitrary(), rule =>
        {
            var result = RuleJson.Parse(RuleJson.Write(rule));
            var read = result is RuleParseResult.Valid valid
                ? valid.Rules[0].ToRule(rule.Id, rule.Version, rule.CreatedAt)
                : throw new InvalidOperationException(result.ToString());
            return (read == rule && read.GetHashCode() == rule.GetHashCode()).Label(
                $"{RuleJson.Write(rule)} was read as {RuleJson.Write(read)}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writing_what_was_read_changes_nothing_more() =>
        Prop.ForAll(RuleGenerators.Rules.Where(IsFreeOfContradictions).ToArbitrary(), rule =>
        {
            var written = RuleJson.Write(rule);
            return RuleJson.Write(((RuleParseResult.Valid)RuleJson.Parse(written)).Rules[0]) == written;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_that_is_cut_off_anywhere_is_an_error_and_never_an_exception()
    {
        var text = RuleTexts.StrongBuyEntry;
        for (var length = 0; length < text.Length; length++)
        {
            Assert.IsType<RuleParseResult.Invalid>(RuleJson.Parse(text[..length]));
        }
    }

    [Fact]
    public void A_value_that_is_replaced_anywhere_is_never_an_exception()
    {
        string[] values = ["null", "true", "-1", "1e400", "\"\"", "\"x\"", "[]", "[1]", "{}", "{\"a\":1}"];
        string[] marks =
        [
            "\"entry\"", "\"equals\"", "\"STRONG_BUY\"", "0.8", "\"buy\"", "\"percentage\"", "\"AI Strong Buy Entry\"",
        ];
        foreach (var text in marks.SelectMany(m => values.Select(v => RuleTexts.StrongBuyEntry.Replace(m, v))))
        {
            var result = RuleJson.Parse(text);
            Assert.True(result is RuleParseResult.Valid or RuleParseResult.Invalid { Errors.Length: > 0 });
        }
    }

    private static bool IsFreeOfContradictions(Rule rule) =>
        RuleJson.Parse(RuleJson.Write(rule)) is not RuleParseResult.Invalid invalid
        || invalid.Errors.Any(e => e.Code != RuleErrorCodes.NeverTrue);
}
