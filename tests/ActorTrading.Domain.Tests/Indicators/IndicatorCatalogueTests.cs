using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class IndicatorCatalogueTests
{
    private const int UpdatesMeasured = 10_000;

    public static TheoryData<string> Names => [.. IndicatorCatalogue.All.Select(d => d.Name)];

    [Fact]
    public void It_lists_names_parameters_defaults_and_outputs() => Assert.Equal(
        [
            "sma(period=20): value",
            "ema(period=20): value",
            "wma(period=20): value",
            "rsi(period=14): value",
            "macd(fast=12, slow=26, signal=9): value, signal, histogram",
            "bollinger(period=20, deviations=2): middle, upper, lower, width, percent_b",
            "atr(period=14): value",
            "adx(period=14): value, plus_di, minus_di",
            "stochastic(period=14, smooth_k=1, smooth_d=3): k, d",
            "vwap(period=20): value",
            "obv(): value",
            "donchian(period=20, offset=0): upper, lower, middle",
            "cci(period=20): value",
            "zscore(period=20): value",
            "volatility(period=20): value",
            "change(period=1): value",
            "volume_average(period=20): value",
            "highest(period=20, offset=0): value",
            "lowest(period=20, offset=0): value",
        ],
        IndicatorCatalogue.All.Select(Spelling));

    [Theory]
    [InlineData("SMA")]
    [InlineData("ichimoku")]
    [InlineData("")]
    public void It_finds_nothing_under_another_name(string name) => Assert.Null(IndicatorCatalogue.Find(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_lie_within_their_bounds(string name) =>
        Assert.All(IndicatorCatalogue.Find(name)!.Parameters, p => Assert.InRange(p.Default, p.Min, p.Max));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_ready_with_a_finite_value_at_the_end_of_the_warm_up_and_no_update_before(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        var indicator = definition.Create([.. definition.Parameters.Select(p => p.Default)]);

        for (var n = 0; n < indicator.WarmUp; n++)
        {
            Assert.False(indicator.IsReady);
            Assert.All(OutputsOf(definition, indicator), v => Assert.True(double.IsNaN(v)));
            indicator.Update(SampleBars.All[n % SampleBars.All.Length]);
        }

        Assert.True(indicator.IsReady);
        Assert.All(OutputsOf(definition, indicator), v => Assert.True(double.IsFinite(v)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_can_be_made_at_both_ends_of_its_bounds(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        Assert.False(definition.Create([.. definition.Parameters.Select(p => p.Min)]).IsReady);
        Assert.False(definition.Create([.. definition.Parameters.Select(p => p.Max)]).IsReady);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_output_that_is_not_listed_throws(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        var indicator = definition.Create([.. definition.Parameters.Select(p => p.Default)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => indicator.Output(definition.Outputs.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => indicator.Output(-1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Updating_and_reading_allocates_nothing(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        var indicator = definition.Create([.. definition.Parameters.Select(p => p.Default)]);
        var outputs = definition.Outputs.Length;
        Run(indicator, outputs);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Run(indicator, outputs);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(double.IsFinite(sum));
    }

    private static double Run(Indicator indicator, int outputs)
    {
        var sum = 0.0;
        for (var i = 0; i < UpdatesMeasured; i++)
        {
            indicator.Update(SampleBars.All[i % SampleBars.All.Length]);
            for (var output = 0; output < outputs && indicator.IsReady; output++)
            {
                sum += indicator.Output(output);
            }
        }

        return sum;
    }

    private static IEnumerable<double> OutputsOf(IndicatorDefinition definition, Indicator indicator) =>
        Enumerable.Range(0, definition.Outputs.Length).Select(indicator.Output);

    private static string Spelling(IndicatorDefinition definition) =>
        $"{definition.Name}({string.Join(", ", definition.Parameters.Select(p => $"{p.Name}={p.Default}"))}): "
        + string.Join(", ", definition.Outputs);
}
