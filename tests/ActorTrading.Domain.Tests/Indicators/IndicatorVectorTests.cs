using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

/// <summary>
/// Values worked out outside this code base in exact rational arithmetic, from each published formula written out over
/// its whole window: recursive averages as explicit sums of powers, deviations by the computational formula.
/// The four values per output are those of the first two ready updates and of the updates 18 and 23.
/// </summary>
public sealed class IndicatorVectorTests
{
    private const double Tolerance = 1e-11;

    public static TheoryData<string, double[], string, int, double> Vectors => new()
    {
        { "sma", [5], "value", 5, 98.47 },
        { "sma", [5], "value", 6, 97.908 },
        { "sma", [5], "value", 18, 93.468 },
        { "sma", [5], "value", 23, 96.442 },
        { "ema", [5], "value", 5, 98.47 },
        { "ema", [5], "value", 6, 98.03333333333 },
        { "ema", [5], "value", 18, 93.53988194989 },
        { "ema", [5], "value", 23, 96.46385276706 },
        { "wma", [4], "value", 4, 98.039 },
        { "wma", [4], "value", 5, 97.929 },
        { "wma", [4], "value", 18, 93.161 },
        { "wma", [4], "value", 23, 97.004 },
        { "rsi", [6], "value", 7, 15.8865248227 },
        { "rsi", [6], "value", 8, 14.85017236807 },
        { "rsi", [6], "value", 18, 38.23563183255 },
        { "rsi", [6], "value", 23, 74.27188776368 },
        { "macd", [4, 7, 3], "value", 9, -0.949002 },
        { "macd", [4, 7, 3], "value", 10, -0.5110887 },
        { "macd", [4, 7, 3], "value", 18, -0.4279266066832 },
        { "macd", [4, 7, 3], "value", 23, 0.6593195602812 },
        { "macd", [4, 7, 3], "signal", 9, -1.001707333333 },
        { "macd", [4, 7, 3], "signal", 10, -0.7563980166667 },
        { "macd", [4, 7, 3], "signal", 18, -0.52100469057 },
        { "macd", [4, 7, 3], "signal", 23, 0.488649757343 },
        { "macd", [4, 7, 3], "histogram", 9, 0.05270533333333 },
        { "macd", [4, 7, 3], "histogram", 10, 0.2453093166667 },
        { "macd", [4, 7, 3], "histogram", 18, 0.09307808388675 },
        { "macd", [4, 7, 3], "histogram", 23, 0.1706698029382 },
        { "bollinger", [5, 2.5], "middle", 5, 98.47 },
        { "bollinger", [5, 2.5], "middle", 6, 97.908 },
        { "bollinger", [5, 2.5], "middle", 18, 93.468 },
        { "bollinger", [5, 2.5], "middle", 23, 96.442 },
        { "bollinger", [5, 2.5], "upper", 5, 100.9235178826 },
        { "bollinger", [5, 2.5], "upper", 6, 99.74602883546 },
        { "bollinger", [5, 2.5], "upper", 18, 95.39448643909 },
        { "bollinger", [5, 2.5], "upper", 23, 98.57714636501 },
        { "bollinger", [5, 2.5], "lower", 5, 96.01648211745 },
        { "bollinger", [5, 2.5], "lower", 6, 96.06997116454 },
        { "bollinger", [5, 2.5], "lower", 18, 91.54151356091 },
        { "bollinger", [5, 2.5], "lower", 23, 94.30685363499 },
        { "bollinger", [5, 2.5], "width", 5, 0.04983279948312 },
        { "bollinger", [5, 2.5], "width", 6, 0.03754603986323 },
        { "bollinger", [5, 2.5], "width", 18, 0.04122237426907 },
        { "bollinger", [5, 2.5], "width", 23, 0.04427835102977 },
        { "bollinger", [5, 2.5], "percent_b", 5, 0.4551664160338 },
        { "bollinger", [5, 2.5], "percent_b", 6, 0.2965211465763 },
        { "bollinger", [5, 2.5], "percent_b", 18, 0.516091470654 },
        { "bollinger", [5, 2.5], "percent_b", 23, 0.8601626626649 },
        { "atr", [5], "value", 5, 2.106 },
        { "atr", [5], "value", 6, 2.0268 },
        { "atr", [5], "value", 18, 2.102674817879 },
        { "atr", [5], "value", 23, 2.029599684323 },
        { "adx", [5], "value", 10, 52.09799445195 },
        { "adx", [5], "value", 11, 44.40717003557 },
        { "adx", [5], "value", 18, 38.66004893891 },
        { "adx", [5], "value", 23, 39.90183322233 },
        { "adx", [5], "plus_di", 10, 23.21306981987 },
        { "adx", [5], "plus_di", 11, 26.46356054821 },
        { "adx", [5], "plus_di", 18, 20.30231117278 },
        { "adx", [5], "plus_di", 23, 37.2658100669 },
        { "adx", [5], "minus_di", 10, 24.43362085701 },
        { "adx", [5], "minus_di", 11, 20.10922863314 },
        { "adx", [5], "minus_di", 18, 25.74018023022 },
        { "adx", [5], "minus_di", 23, 8.777220611409 },
        { "stochastic", [6, 2, 3], "k", 9, 16.26997368322 },
        { "stochastic", [6, 2, 3], "k", 10, 37.33583489681 },
        { "stochastic", [6, 2, 3], "k", 18, 38.99662450078 },
        { "stochastic", [6, 2, 3], "k", 23, 90.32258064516 },
        { "stochastic", [6, 2, 3], "d", 9, 13.90279697047 },
        { "stochastic", [6, 2, 3], "d", 10, 21.62741422297 },
        { "stochastic", [6, 2, 3], "d", 18, 25.43585627293 },
        { "stochastic", [6, 2, 3], "d", 23, 89.24051190908 },
        { "vwap", [5], "value", 5, 99.13230538449 },
        { "vwap", [5], "value", 6, 98.53592894584 },
        { "vwap", [5], "value", 18, 93.4737238363 },
        { "vwap", [5], "value", 23, 96.10517688092 },
        { "obv", [], "value", 1, 0 },
        { "obv", [], "value", 2, -57.7 },
        { "obv", [], "value", 18, 13.6 },
        { "obv", [], "value", 23, 281.2 },
        { "donchian", [5, 1], "upper", 6, 100.95 },
        { "donchian", [5, 1], "upper", 7, 100.95 },
        { "donchian", [5, 1], "upper", 18, 95.55 },
        { "donchian", [5, 1], "upper", 23, 97.05 },
        { "donchian", [5, 1], "lower", 6, 96.25 },
        { "donchian", [5, 1], "lower", 7, 96.25 },
        { "donchian", [5, 1], "lower", 18, 91.43 },
        { "donchian", [5, 1], "lower", 23, 92.17 },
        { "donchian", [5, 1], "middle", 6, 98.6 },
        { "donchian", [5, 1], "middle", 7, 98.6 },
        { "donchian", [5, 1], "middle", 18, 93.49 },
        { "donchian", [5, 1], "middle", 23, 94.61 },
        { "cci", [5], "value", 5, -49.15386328212 },
        { "cci", [5], "value", 6, -62.55247691016 },
        { "cci", [5], "value", 18, -4.365079365079 },
        { "cci", [5], "value", 23, 119.995219314 },
        { "zscore", [5], "value", 5, -0.2241679198311 },
        { "zscore", [5], "value", 6, -1.017394267118 },
        { "zscore", [5], "value", 18, 0.08045735327012 },
        { "zscore", [5], "value", 23, 1.800813313325 },
        { "volatility", [5], "value", 6, 0.009753240301764 },
        { "volatility", [5], "value", 7, 0.01193852586304 },
        { "volatility", [5], "value", 18, 0.01093244505767 },
        { "volatility", [5], "value", 23, 0.008571615725999 },
        { "change", [3], "value", 4, -2.840852255677 },
        { "change", [3], "value", 5, -0.8577194752775 },
        { "change", [3], "value", 18, -0.08546095502617 },
        { "change", [3], "value", 23, 2.328981723238 },
        { "volume_average", [4], "value", 4, 36.675 },
        { "volume_average", [4], "value", 5, 34.025 },
        { "volume_average", [4], "value", 18, 49.35 },
        { "volume_average", [4], "value", 23, 47.075 },
        { "highest", [5, 0], "value", 5, 100.95 },
        { "highest", [5, 0], "value", 6, 100.95 },
        { "highest", [5, 0], "value", 18, 95.18 },
        { "highest", [5, 0], "value", 23, 98.81 },
        { "lowest", [4, 2], "value", 6, 96.25 },
        { "lowest", [4, 2], "value", 7, 96.25 },
        { "lowest", [4, 2], "value", 18, 91.43 },
        { "lowest", [4, 2], "value", 23, 92.17 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void An_indicator_has_the_value_worked_out_by_hand(
        string name, double[] parameters, string output, int updates, double expected)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        var indicator = definition.Create([.. parameters]);
        foreach (var bar in SampleBars.All.AsSpan(0, updates))
        {
            indicator.Update(bar);
        }

        var actual = indicator.Output(definition.Outputs.IndexOf(output));

        Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void Every_output_of_every_indicator_has_a_vector()
    {
        var tested = Vectors.Select(row => (row.Data.Item1, row.Data.Item3)).ToHashSet();

        Assert.All(
            IndicatorCatalogue.All.SelectMany(d => d.Outputs.Select(o => (d.Name, o))),
            output => Assert.Contains(output, tested));
    }
}
