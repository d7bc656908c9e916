using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

/// <summary>What an indicator says where its formula divides zero by zero.</summary>
public sealed class IndicatorConventionTests
{
    [Theory]
    [InlineData("sma", 7.3)]
    [InlineData("ema", 7.3)]
    [InlineData("wma", 7.3)]
    [InlineData("rsi", 50.0)]
    [InlineData("macd", 0.0, 0.0, 0.0)]
    [InlineData("bollinger", 7.3, 7.3, 7.3, 0.0, 0.5)]
    [InlineData("atr", 0.0)]
    [InlineData("adx", 0.0, 0.0, 0.0)]
    [InlineData("stochastic", 50.0, 50.0)]
    [InlineData("vwap", 7.3)]
    [InlineData("obv", 0.0)]
    [InlineData("donchian", 7.3, 7.3, 7.3)]
    [InlineData("cci", 0.0)]
    [InlineData("zscore", 0.0)]
    [InlineData("volatility", 0.0)]
    [InlineData("change", 0.0)]
    [InlineData("volume_average", 1.0)]
    [InlineData("highest", 7.3)]
    [InlineData("lowest", 7.3)]
    public void On_a_flat_series(string name, params double[] expected)
    {
        var indicator = MadeOf(name);
        for (var i = 0; i < 1_000; i++)
        {
            indicator.Update(IndicatorInput.Tick(7.3, 1));
        }

        Assert.Equal(expected.Length, IndicatorCatalogue.Find(name)!.Outputs.Length);
        Assert.All(expected, (value, output) => Assert.Equal(value, indicator.Output(output), 1e-12));
    }

    [Theory]
    [InlineData("zscore", 0.0)]
    [InlineData("bollinger", 0.1, 0.1, 0.1, 0.0, 0.5)]
    [InlineData("volatility", 0.0)]
    [InlineData("cci", 0.0)]
    [InlineData("stochastic", 50.0, 50.0)]
    public void On_a_series_that_turned_flat_after_a_storm(string name, params double[] expected)
    {
        var indicator = MadeOf(name);
        for (var i = 0; i < 100; i++)
        {
            indicator.Update(IndicatorInput.Tick(i % 3 == 0 ? 1e6 / 7 : 1.0 / 3, 1));
        }

        for (var i = 0; i < indicator.WarmUp; i++)
        {
            indicator.Update(IndicatorInput.Tick(0.1, 1));
        }

        Assert.All(expected, (value, output) => Assert.Equal(value, indicator.Output(output), 1e-15));
    }

    [Fact]
    public void A_window_without_volume_has_no_vwap_even_after_one_with_volume()
    {
        var vwap = new VolumeWeightedAveragePrice(3);
        double[] volumes = [0.1, 0.7, 0.3, 0, 0, 0];
        foreach (var volume in volumes)
        {
            vwap.Update(IndicatorInput.Tick(10, volume));
        }

        Assert.True(vwap.IsReady);
        Assert.True(double.IsNaN(vwap.Value));

        vwap.Update(IndicatorInput.Tick(11, 2));
        Assert.Equal(11, vwap.Value, 1e-12);
    }

    [Fact]
    public void The_volume_average_of_no_volume_is_exactly_zero()
    {
        var average = new VolumeAverage(3);
        double[] volumes = [0.1, 1e9, 0.3, 0, 0, 0];
        foreach (var volume in volumes)
        {
            average.Update(IndicatorInput.Tick(10, volume));
        }

        Assert.Equal(0, average.Value);
    }

    [Fact]
    public void Typical_prices_that_differ_by_rounding_only_count_as_flat()
    {
        var cci = new CommodityChannelIndex(3);
        double[] spreads = [0.1, 0.2, 0.3, 0.7];
        foreach (var spread in spreads)
        {
            cci.Update(new(10.1, 10.1 + spread, 10.1 - spread, 10.1, 1));
        }

        Assert.Equal(0, cci.Value);
    }

    [Fact]
    public void A_new_high_breaks_out_of_a_channel_that_leaves_the_newest_bar_out()
    {
        var including = new DonchianChannel(3, 0);
        var excluding = new DonchianChannel(3, 1);
        foreach (var price in new double[] { 5, 7, 6, 9 })
        {
            including.Update(IndicatorInput.Tick(price, 1));
            excluding.Update(IndicatorInput.Tick(price, 1));
        }

        Assert.Equal((9, 6), (including.Value, including.Lower));
        Assert.Equal((7, 5), (excluding.Value, excluding.Lower));
    }

    [Fact]
    public void A_fast_period_longer_than_the_slow_one_turns_the_sign()
    {
        var usual = new Macd(3, 6, 2);
        var swapped = new Macd(6, 3, 2);
        foreach (var bar in SampleBars.All)
        {
            usual.Update(bar);
            swapped.Update(bar);
        }

        Assert.Equal(usual.WarmUp, swapped.WarmUp);
        Assert.Equal((-usual.Value, -usual.Signal), (swapped.Value, swapped.Signal));
    }

    [Fact]
    public void An_average_true_range_that_decays_without_end_becomes_zero()
    {
        var range = new AverageTrueRange(2);
        range.Update(new(10, 12, 9, 11, 1));
        for (var i = 0; i < 2_000; i++)
        {
            range.Update(IndicatorInput.Tick(11, 1));
        }

        Assert.Equal(0, range.Value);
    }

    [Fact]
    public void An_indicator_without_a_window_is_a_defect()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimpleMovingAverage(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialMovingAverage(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HighestHigh(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HighestHigh(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ZScore(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingCorrelation(1));
    }

    private static Indicator MadeOf(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        return definition.Create([.. definition.Parameters.Select(p => p.Default)]);
    }
}
