using System.Collections.Immutable;

namespace ActorTrading.Domain.Indicators;

/// <summary>Every indicator that a rule can name.</summary>
public static class IndicatorCatalogue
{
    private const int PeriodMax = 10_000;
    private const double DeviationsMin = 0.1;
    private const double DeviationsMax = 10;

    private static readonly ImmutableArray<string> OneOutput = ["value"];

    public static ImmutableArray<IndicatorDefinition> All { get; } =
    [
        Of("sma", [Period(20)], OneOutput),
        Of("ema", [Period(20)], OneOutput),
        Of("wma", [Period(20)], OneOutput),
        Of("rsi", [Period(14)], OneOutput),
        Of("macd", [Count("fast", 12), Count("slow", 26), Count("signal", 9)], ["value", "signal", "histogram"]),
        Of("bollinger", [Period(20, 2), Deviations(2)], ["middle", "upper", "lower", "width", "percent_b"]),
        Of("atr", [Period(14)], OneOutput),
        Of("adx", [Period(14)], ["value", "plus_di", "minus_di"]),
        Of("stochastic", [Period(14), Count("smooth_k", 1), Count("smooth_d", 3)], ["k", "d"]),
        Of("vwap", [Period(20)], OneOutput),
        Of("obv", [], OneOutput),
        Of("donchian", [Period(20), Offset()], ["upper", "lower", "middle"]),
        Of("cci", [Period(20, 2)], OneOutput),
        Of("zscore", [Period(20, 2)], OneOutput),
        Of("volatility", [Period(20, 2)], OneOutput),
        Of("change", [Period(1)], OneOutput),
        Of("volume_average", [Period(20)], OneOutput),
        Of("highest", [Period(20), Offset()], OneOutput),
        Of("lowest", [Period(20), Offset()], OneOutput),
    ];

    public static IndicatorDefinition? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static IndicatorDefinition Of(
        string name, ImmutableArray<IndicatorParameter> parameters, ImmutableArray<string> outputs) =>
        new(name, parameters, outputs, _ => throw new NotSupportedException($"The indicator {name} cannot be computed yet."));

    private static IndicatorParameter Period(int usual, int min = 1) => new("period", usual, min, PeriodMax);

    private static IndicatorParameter Count(string name, int usual) => new(name, usual, 1, PeriodMax);

    /// <summary>How many of the newest bars are left out: with one, a breakout is measured against the bars before this one.</summary>
    private static IndicatorParameter Offset() => new("offset", 0, 0, PeriodMax);

    private static IndicatorParameter Deviations(double usual) =>
        new("deviations", usual, DeviationsMin, DeviationsMax, IsInteger: false);
}
