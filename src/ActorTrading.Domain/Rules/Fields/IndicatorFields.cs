using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Rules.Fields;

/// <summary>
/// The indicators as fields of rules: the catalogue of indicators with a unit, a sentence and the range of the values.
/// </summary>
internal static class IndicatorFields
{
    private const double Percent = 100;

    private static FrozenDictionary<string, Meaning> Meanings { get; } = new Dictionary<string, Meaning>
    {
        ["sma"] = new("quote currency", "Simple moving average of closes.", 0),
        ["ema"] = new("quote currency", "Exponential moving average of closes.", 0),
        ["wma"] = new("quote currency", "Linearly weighted moving average of closes.", 0),
        ["rsi"] = new("0 to 100", "Relative strength index after Wilder.", 0, Percent),
        ["macd"] = new("quote currency", "Moving average convergence and divergence."),
        ["bollinger"] = new("quote currency", "Bollinger bands around a simple moving average."),
        ["atr"] = new("quote currency", "Average true range after Wilder.", 0),
        ["adx"] = new("0 to 100", "Average directional index after Wilder.", 0, Percent),
        ["stochastic"] = new("0 to 100", "Stochastic oscillator.", 0, Percent),
        ["vwap"] = new("quote currency", "Volume-weighted average price.", 0),
        ["obv"] = new("base units", "On-balance volume."),
        ["donchian"] = new("quote currency", "Donchian channel of highs and lows."),
        ["cci"] = new("index", "Commodity channel index."),
        ["zscore"] = new("standard deviations", "Distance of the close from its mean."),
        ["volatility"] = new("ratio", "Standard deviation of returns.", 0),
        ["change"] = new("per cent", "Change of the close over a window of bars."),
        ["volume_average"] = new("base units", "Simple moving average of volumes.", 0),
        ["highest"] = new("quote currency", "Highest price of a window of bars.", 0),
        ["lowest"] = new("quote currency", "Lowest price of a window of bars.", 0),
    }.ToFrozenDictionary();

    public static ImmutableArray<FieldDefinition> All { get; } = [.. IndicatorCatalogue.All.Select(FieldOf)];

    private static FieldDefinition FieldOf(IndicatorDefinition indicator)
    {
        var meaning = Meanings.GetValueOrDefault(indicator.Name) ?? new("value", $"Indicator {indicator.Name}.");
        return new(indicator.Name, FieldScope.Market, FieldKind.Number, meaning.Unit, meaning.Summary)
        {
            Parameters = indicator.Parameters,
            Outputs = indicator.Outputs.Length > 1 ? indicator.Outputs : [],
            TakesTimeframe = true,
            Min = meaning.Min,
            Max = meaning.Max,
        };
    }

    private sealed record Meaning(
        string Unit, string Summary, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity);
}
