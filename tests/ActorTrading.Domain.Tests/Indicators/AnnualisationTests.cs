using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class AnnualisationTests
{
    [Theory]
    [InlineData("1d", 365)]
    [InlineData("4h", 2_190)]
    [InlineData("1h", 8_760)]
    [InlineData("1m", 525_600)]
    public void A_year_has_as_many_bars_as_fit_into_365_days(string timeframe, double expected)
    {
        Assert.True(Timeframe.TryParse(timeframe, out var parsed));
        Assert.Equal(expected, Annualisation.BarsPerYear(parsed));
    }

    [Fact]
    public void A_deviation_grows_with_the_square_root_of_time() =>
        Assert.Equal(0.3821, Annualisation.Deviation(0.02, Timeframe.OfMinutes(24 * 60)), 4);

    [Fact]
    public void Ticks_cannot_be_annualised() =>
        Assert.Throws<ArgumentException>(() => Annualisation.BarsPerYear(Timeframe.Tick));
}
