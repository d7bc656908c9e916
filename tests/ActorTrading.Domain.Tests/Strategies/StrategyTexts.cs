using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;
using ActorTrading.Domain.Strategies.Json;

namespace ActorTrading.Domain.Tests.Strategies;

/// <summary>Strategy texts that are right but for the part that a test gives.</summary>
internal static class StrategyTexts
{
    public const string Rule = """
        {"name":"r","type":"exit","conditions":[{"field":"price","operator":"greater_than","value":1}],
         "actions":[{"type":"close"}]}
        """;

    public const string Short = """
        {"name":"s","type":"entry","conditions":[{"field":"price","operator":"greater_than","value":1}],
         "actions":[{"type":"sell","opens_short":true,"sizing_method":"percentage","size_value":5}]}
        """;

    public static string With(string sections) => $$"""{"rules":[{{Rule}}],{{sections}}}""";

    public static StrategyContext Context(params (string Symbol, string Timeframe)[] markets) => new()
    {
        Markets = [.. markets.Select(m => new StrategyMarket(InstrumentOf(m.Symbol), TimeframeOf(m.Timeframe)))],
    };

    public static StrategyDocument Valid(string json, StrategyContext? context = null)
    {
        var result = StrategyJson.Parse(json, context ?? StrategyContext.None);
        Assert.True(result is StrategyParseResult.Valid, string.Join('\n', Errors(result).Select(e => e.ToString())));
        return ((StrategyParseResult.Valid)result).Strategy;
    }

    public static RuleError[] Errors(string json, StrategyContext? context = null) =>
        Errors(StrategyJson.Parse(json, context ?? StrategyContext.None));

    public static Timeframe TimeframeOf(string text)
    {
        Assert.True(Timeframe.TryParse(text, out var timeframe));
        return timeframe;
    }

    private static RuleError[] Errors(StrategyParseResult result) =>
        [.. (result as StrategyParseResult.Invalid)?.Errors ?? []];

    private static Instrument InstrumentOf(string symbol) => new()
    {
        Symbol = Symbol.Of(symbol),
        Base = Currency.Of("BTC"),
        Quote = Currency.Of("USD"),
        Kind = symbol.EndsWith("-PERP", StringComparison.Ordinal) ? InstrumentKind.LinearPerpetual
            : InstrumentKind.Spot,
        MaxLeverage = symbol.EndsWith("-PERP", StringComparison.Ordinal) ? 20m : 1m,
    };
}
