using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>
/// Reads a list of protections as freqtrade writes it:
/// <c>[{"method": "CooldownPeriod", "stop_duration_candles": 5}]</c>. Beside its parameters there is
/// <c>calculation_mode</c> of MaxDrawdown: <c>ratios</c>, which is what freqtrade does, or <c>equity</c>.
/// </summary>
public static class ProtectionParser
{
    /// <summary>Most protections in one list.</summary>
    public const int ProtectionsMax = 100;

    private const int TextLengthMax = 100_000;
    private const int NestingMax = 8;
    private const string Root = "$";

    /// <param name="timeframe">
    /// The session's. On ticks there are no candles, and parameters in candles are errors.
    /// </param>
    public static ProtectionParseResult Parse(string json, Timeframe timeframe)
    {
        if (json.Length > TextLengthMax)
        {
            return Invalid(new(
                RuleErrorCodes.TooLarge, Root, $"The text has {json.Length} characters, {TextLengthMax} are allowed."));
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = NestingMax });
            return Parse(document.RootElement, timeframe);
        }
        catch (JsonException malformed)
        {
            return Invalid(new(RuleErrorCodes.MalformedJson, Root, $"The text is not JSON: {malformed.Message}"));
        }
    }

    public static ProtectionParseResult Parse(JsonElement list, Timeframe timeframe)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return Invalid(new(RuleErrorCodes.WrongType, Root, "Expected a list of protections."));
        }

        if (list.GetArrayLength() > ProtectionsMax)
        {
            return Invalid(new(
                RuleErrorCodes.TooMany, Root, $"{list.GetArrayLength()} protections; {ProtectionsMax} are allowed."));
        }

        var errors = ImmutableArray.CreateBuilder<ProtectionError>();
        var read = ImmutableArray.CreateBuilder<Protection>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (One(item, $"{Root}[{index}]", timeframe, errors) is { } protection)
            {
                read.Add(protection);
            }
        }

        return errors.Count == 0
            ? new ProtectionParseResult.Valid(read.ToImmutable())
            : new ProtectionParseResult.Invalid(errors.ToImmutable());
    }

    private static Protection? One(
        JsonElement item, string path, Timeframe timeframe, ImmutableArray<ProtectionError>.Builder errors)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(RuleErrorCodes.WrongType, path, "Expected a protection: an object with a method."));
            return null;
        }

        var reader = new ProtectionReader(item, path, timeframe, errors);
        var protection = Method(reader);
        if (protection is null)
        {
            return null;
        }

        protection = protection with { Lookback = reader.Lookback(), Stop = reader.Stop() };
        reader.Finish(protection.Method);
        return protection;
    }

    private static Protection? Method(ProtectionReader reader) =>
        reader.Word("method", null, ["CooldownPeriod", "StoplossGuard", "MaxDrawdown", "LowProfitPairs"]) switch
        {
            "CooldownPeriod" => new Protection.CooldownPeriod(),
            "StoplossGuard" => StoplossGuard(reader, new()),
            "MaxDrawdown" => MaxDrawdown(reader, new()),
            "LowProfitPairs" => LowProfitPairs(reader, new()),
            _ => null,
        };

    private static Protection.StoplossGuard StoplossGuard(ProtectionReader reader, Protection.StoplossGuard defaults) =>
        defaults with
        {
            TradeLimit = reader.Count("trade_limit") ?? defaults.TradeLimit,
            OnlyPerPair = reader.Flag("only_per_pair"),
            OnlyPerSide = reader.Flag("only_per_side"),
            RequiredProfit = reader.Ratio("required_profit", minimum: -1m) ?? defaults.RequiredProfit,
        };

    private static Protection.MaxDrawdown MaxDrawdown(ProtectionReader reader, Protection.MaxDrawdown defaults) =>
        defaults with
        {
            TradeLimit = reader.Count("trade_limit") ?? defaults.TradeLimit,
            MaxAllowedDrawdown = reader.Ratio("max_allowed_drawdown", minimum: 0m) ?? defaults.MaxAllowedDrawdown,
            Mode = reader.Word("calculation_mode", "ratios", ["ratios", "equity"]) == "equity"
            ? DrawdownMode.Equity
            : DrawdownMode.Ratios,
        };

    private static Protection.LowProfitPairs LowProfitPairs(
        ProtectionReader reader, Protection.LowProfitPairs defaults) =>
        defaults with
        {
            TradeLimit = reader.Count("trade_limit") ?? defaults.TradeLimit,
            RequiredProfit = reader.Ratio("required_profit", minimum: -1m) ?? defaults.RequiredProfit,
            OnlyPerSide = reader.Flag("only_per_side"),
        };

    private static ProtectionParseResult.Invalid Invalid(ProtectionError error) => new([error]);
}
