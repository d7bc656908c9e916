using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Tests.Risk.Protections;

public sealed class ProtectionParserTests
{
    private static readonly Timeframe FiveMinutes = Timeframe.OfMinutes(5);

    [Fact]
    public void A_list_in_the_published_form_is_read()
    {
        const string json = """
            [
              { "method": "CooldownPeriod", "stop_duration_candles": 5 },
              { "method": "MaxDrawdown", "lookback_period_candles": 48, "trade_limit": 20, "stop_duration_candles": 4,
                "max_allowed_drawdown": 0.2, "calculation_mode": "equity" },
              { "method": "StoplossGuard", "lookback_period_candles": 24, "trade_limit": 4, "stop_duration": 30,
                "only_per_pair": true, "only_per_side": false, "required_profit": -0.01 },
              { "method": "LowProfitPairs", "lookback_period": 360, "trade_limit": 2, "unlock_at": "8:30",
                "required_profit": 0.02, "only_per_side": true }
            ]
            """;

        Assert.Equal<Protection>(
            [
                new Protection.CooldownPeriod { Stop = Candles(5) },
                new Protection.MaxDrawdown
                {
                    Lookback = ProtectionSpan.Candles(48), TradeLimit = 20, Stop = Candles(4),
                        MaxAllowedDrawdown = 0.2m, Mode = DrawdownMode.Equity,
                },
                new Protection.StoplossGuard
                {
                    Lookback = ProtectionSpan.Candles(24),
                    TradeLimit = 4,
                    Stop = new LockTerms.For(ProtectionSpan.Minutes(30)),
                    OnlyPerPair = true,
                    RequiredProfit = -0.01m,
                },
                new Protection.LowProfitPairs
                {
                    Lookback = ProtectionSpan.Minutes(360),
                    TradeLimit = 2,
                    Stop = new LockTerms.UntilTimeOfDay(new(8, 30)),
                    RequiredProfit = 0.02m,
                    OnlyPerSide = true,
                },
            ],
            Read(json));
    }

    [Fact]
    public void What_is_left_out_is_the_default() => Assert.Equal<Protection>(
        [new Protection.CooldownPeriod(), new Protection.StoplossGuard(), new Protection.MaxDrawdown(),
            new Protection.LowProfitPairs()],
        Read("""
            [{"method":"CooldownPeriod"},{"method":"StoplossGuard"},
             {"method":"MaxDrawdown"},{"method":"LowProfitPairs"}]
            """));

    [Theory]
    [InlineData("", RuleErrorCodes.MalformedJson, "$")]
    [InlineData("[", RuleErrorCodes.MalformedJson, "$")]
    [InlineData("[[[[[[[[[[[]]]]]]]]]]]", RuleErrorCodes.MalformedJson, "$")]
    [InlineData("{}", RuleErrorCodes.WrongType, "$")]
    [InlineData("[3]", RuleErrorCodes.WrongType, "$[0]")]
    [InlineData("[{}]", RuleErrorCodes.MissingProperty, "$[0]")]
    [InlineData("""[{"method":"Hope"}]""", RuleErrorCodes.UnknownValue, "$[0].method")]
    [InlineData("""[{"method":3}]""", RuleErrorCodes.UnknownValue, "$[0].method")]
    [InlineData(
        """[{"method":"CooldownPeriod","trade_limit":3}]""", RuleErrorCodes.UnknownProperty, "$[0].trade_limit")]
    [InlineData(
        """[{"method":"CooldownPeriod","method":"CooldownPeriod"}]""", RuleErrorCodes.DuplicateProperty, "$[0].method")]
    [InlineData(
        """[{"method":"CooldownPeriod","stop_duration":"60"}]""", RuleErrorCodes.WrongType, "$[0].stop_duration")]
    [InlineData("""[{"method":"CooldownPeriod","stop_duration":0}]""", RuleErrorCodes.OutOfRange, "$[0].stop_duration")]
    [InlineData(
        """[{"method":"CooldownPeriod","stop_duration":5256001}]""", RuleErrorCodes.OutOfRange, "$[0].stop_duration")]
    [InlineData(
        """[{"method":"CooldownPeriod","stop_duration":1.5}]""", RuleErrorCodes.NotAnInteger, "$[0].stop_duration")]
    [InlineData("""[{"method":"CooldownPeriod","stop_duration":1,"stop_duration_candles":1}]""",
        RuleErrorCodes.PropertyNotApplicable, "$[0].stop_duration_candles")]
    [InlineData("""[{"method":"CooldownPeriod","stop_duration":1,"unlock_at":"10:00"}]""",
        RuleErrorCodes.PropertyNotApplicable, "$[0].unlock_at")]
    [InlineData("""[{"method":"CooldownPeriod","unlock_at":"25:00"}]""", RuleErrorCodes.InvalidTime, "$[0].unlock_at")]
    [InlineData("""[{"method":"StoplossGuard","only_per_pair":1}]""", RuleErrorCodes.WrongType, "$[0].only_per_pair")]
    [InlineData(
        """[{"method":"StoplossGuard","required_profit":-1.1}]""", RuleErrorCodes.OutOfRange, "$[0].required_profit")]
    [InlineData("""[{"method":"MaxDrawdown","max_allowed_drawdown":1e99}]""", RuleErrorCodes.OutOfRange,
        "$[0].max_allowed_drawdown")]
    [InlineData("""[{"method":"MaxDrawdown","calculation_mode":"money"}]""", RuleErrorCodes.UnknownValue,
        "$[0].calculation_mode")]
    public void What_is_wrong_is_named_with_its_path(string json, string code, string path)
    {
        var error = Assert.Single(Errors(json));

        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.EndsWith($"[{code}]", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(
        ["$[0].stop_duration", "$[1].trade_limit", "$[1].hope", "$[2]"],
        Errors("""
            [{"method":"CooldownPeriod","stop_duration":0},{"method":"MaxDrawdown","trade_limit":"x","hope":1},null]
            """)
            .Select(e => e.Path));

    [Fact]
    public void On_ticks_there_are_no_candles() => Assert.Equal(
        ["$[0].lookback_period_candles"],
        Invalid(ProtectionParser.Parse("""[{"method":"MaxDrawdown","lookback_period_candles":4}]""", Timeframe.Tick))
            .Select(e => e.Path));

    [Fact]
    public void Length_and_number_are_bounded()
    {
        var cooldowns = Enumerable.Repeat("""{"method":"CooldownPeriod"}""", ProtectionParser.ProtectionsMax + 1);
        var many = $"[{string.Join(',', cooldowns)}]";

        Assert.Equal(RuleErrorCodes.TooMany, Assert.Single(Errors(many)).Code);
        Assert.Equal(RuleErrorCodes.TooLarge, Assert.Single(Errors(new string(' ', 100_001))).Code);
    }

    private static LockTerms.For Candles(int count) => new(ProtectionSpan.Candles(count));

    private static ImmutableArray<Protection> Read(string json) =>
        Assert.IsType<ProtectionParseResult.Valid>(ProtectionParser.Parse(json, FiveMinutes)).Protections;

    private static ImmutableArray<ProtectionError> Errors(string json) =>
        Invalid(ProtectionParser.Parse(json, FiveMinutes));

    private static ImmutableArray<ProtectionError> Invalid(ProtectionParseResult result) =>
        Assert.IsType<ProtectionParseResult.Invalid>(result).Errors;
}
