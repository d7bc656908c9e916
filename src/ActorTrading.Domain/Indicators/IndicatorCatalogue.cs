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
        new("sma", [Period(20)], OneOutput, p => new SimpleMovingAverage((int)p[0])),
        new("ema", [Period(20)], OneOutput, p => new ExponentialMovingAverage((int)p[0])),
        new("wma", [Period(20)], OneOutput, p => new WeightedMovingAverage((int)p[0])),
        new("rsi", [Period(14)], OneOutput, p => new RelativeStrengthIndex((int)p[0])),
        new(
            "macd",
            [Count("fast", 12), Count("slow", 26), Count("signal", 9)], ["value", "signal", "histogram"],
            p => new Macd((int)p[0], (int)p[1], (int)p[2])),
        new(
            "bollinger",
            [Period(20, 2), Deviations(2)], ["middle", "upper", "lower", "width", "percent_b"],
            p => new BollingerBands((int)p[0], p[1])),
        new("atr", [Period(14)], OneOutput, p => new AverageTrueRange((int)p[0])),
        new("adx", [Period(14)], ["value", "plus_di", "minus_di"], p => new AverageDirectionalIndex((int)p[0])),
        new(
            "stochastic",
            [Period(14), Count("smooth_k", 1), Count("smooth_d", 3)], ["k", "d"],
            p => new StochasticOscillator((int)p[0], (int)p[1], (int)p[2])),
        new("vwap", [Period(20)], OneOutput, p => new VolumeWeightedAveragePrice((int)p[0])),
        new("obv", [], OneOutput, _ => new OnBalanceVolume()),
        new(
            "donchian",
            [Period(20), Offset()], ["upper", "lower", "middle"],
            p => new DonchianChannel((int)p[0], (int)p[1])),
        new("cci", [Period(20, 2)], OneOutput, p => new CommodityChannelIndex((int)p[0])),
        new("zscore", [Period(20, 2)], OneOutput, p => new ZScore((int)p[0])),
        new("volatility", [Period(20, 2)], OneOutput, p => new Volatility((int)p[0])),
        new("change", [Period(1)], OneOutput, p => new PercentageChange((int)p[0])),
        new("volume_average", [Period(20)], OneOutput, p => new VolumeAverage((int)p[0])),
        new("highest", [Period(20), Offset()], OneOutput, p => new HighestHigh((int)p[0], (int)p[1])),
        new("lowest", [Period(20), Offset()], OneOutput, p => new LowestLow((int)p[0], (int)p[1])),
    ];

    public static IndicatorDefinition? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static IndicatorParameter Period(int usual, int min = 1) => new("period", usual, min, PeriodMax);

    private static IndicatorParameter Count(string name, int usual) => new(name, usual, 1, PeriodMax);

    /// <summary>
    /// How many of the newest bars are left out: with one, a breakout is measured against the bars before this one.
    /// </summary>
    private static IndicatorParameter Offset() => new("offset", 0, 0, PeriodMax);

    private static IndicatorParameter Deviations(double usual) =>
        new("deviations", usual, DeviationsMin, DeviationsMax, IsInteger: false);
}
