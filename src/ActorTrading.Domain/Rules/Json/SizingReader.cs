using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads how the quantity of an order is found.</summary>
internal sealed class SizingReader(ObjectReader reader)
{
    private const string Quote = "quote";

    /// <param name="opens">Whether the order opens a position; otherwise it shrinks one.</param>
    public SizingMethod? Read(bool opens)
    {
        if (reader.Require(ActionProperties.SizingMethod) is not { } node
            || reader.Word(ActionProperties.SizingMethod) is not { } word)
        {
            TakeEverySetting();
            return null;
        }

        var method = Read(word);
        if (IsAllowed(word, opens))
        {
            return method;
        }

        reader.Errors.Add(RuleErrorCodes.SizingNotAllowed, node, Objection(word, opens));
        return null;
    }

    private static bool IsAllowed(string word, bool opens) => word switch
    {
        "full_position" => !opens,
        "kelly" or "risk_per_trade" or "volatility_target" => opens,
        _ => true,
    };

    private SizingMethod? Read(string word) => word switch
    {
        "fixed" => ReadFixed(),
        "percentage" =>
            Size(ActionProperties.SizePercentage) is { } size ? new SizingMethod.PercentageOfEquity(size) : null,
        "kelly" => ReadKelly(),
        "risk_per_trade" =>
            Size(ActionProperties.SizePercentage) is { } size ? new SizingMethod.RiskPerTrade(size) : null,
        "volatility_target" =>
            Size(ActionProperties.SizeVolatility) is { } size ? new SizingMethod.VolatilityTarget(size) : null,
        _ => new SizingMethod.FullPosition(),
    };

    private SizingMethod? ReadFixed()
    {
        var inQuote = reader.Word(ActionProperties.SizeUnit) == Quote;
        return Size(ActionProperties.SizeValue) is not { } size ? null
            : inQuote ? new SizingMethod.FixedNotional(size)
            : new SizingMethod.FixedQuantity(size);
    }

    private SizingMethod.Kelly ReadKelly() => new(
        reader.Number(ActionProperties.KellyFraction) ?? ActionProperties.KellyFractionDefault,
        reader.Number(ActionProperties.KellyCap) ?? ActionProperties.KellyCapDefault,
        reader.Integer(ActionProperties.MinimumTrades) ?? ActionProperties.KellyMinimumTradesDefault);

    private decimal? Size(PropertyDefinition property) =>
        reader.Require(property) is null ? null : reader.Number(property);

    /// <summary>Where the method is not known, neither is which settings go with it.</summary>
    private void TakeEverySetting()
    {
        PropertyDefinition[] settings =
        [
            ActionProperties.SizeValue,
            ActionProperties.SizeUnit,
            ActionProperties.KellyFraction,
            ActionProperties.KellyCap,
            ActionProperties.MinimumTrades,
        ];
        foreach (var setting in settings)
        {
            reader.Take(setting.Name);
        }
    }

    private static string Objection(string word, bool opens) => opens
        ? $"'{word}' is the size of what is held already; an order that opens a position needs another method."
        : $"'{word}' sizes orders that open a position; here full_position, fixed and percentage are allowed.";
}
