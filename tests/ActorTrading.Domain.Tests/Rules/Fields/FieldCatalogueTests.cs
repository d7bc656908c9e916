using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Rules.Fields;

public sealed class FieldCatalogueTests
{
    private static readonly Timeframe FourHours = Timeframe.OfMinutes(240);

    [Fact]
    public void It_holds_every_field_of_the_rule_format()
    {
        string[] expected =
        [
            "price", "bid", "ask", "mid", "spread", "spread_percentage", "volume",
            "open", "high", "low", "close", "change",
            "ai_recommendation", "confidence_score", "recommendation_age", "portfolio_cash_percentage",
            "portfolio_exposure_percentage", "portfolio_drawdown_percentage", "portfolio_daily_pnl_percentage",
            "portfolio_daily_pnl", "portfolio_equity", "open_positions", "position_open", "position_pnl_percentage",
            "position_pnl", "position_holding_minutes", "position_distance_from_peak_percentage",
            "position_size_percentage",
            "correlation_with_holdings", "time_of_day", "weekday",
        ];

        var names = FieldCatalogue.All.Select(f => f.Name).ToList();

        Assert.Empty(expected.Concat(IndicatorCatalogue.All.Select(i => i.Name)).Except(names));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Every_field_says_what_it_means_and_in_which_unit()
    {
        Assert.All(FieldCatalogue.All, f =>
        {
            Assert.EndsWith(".", f.Summary, StringComparison.Ordinal);
            Assert.False(f.Summary.StartsWith("Indicator ", StringComparison.Ordinal), f.Name);
            Assert.NotEmpty(f.Unit);
            Assert.Equal(f.IsText, !f.Texts.IsEmpty);
        });
    }

    [Fact]
    public void A_key_is_equal_exactly_where_the_value_is_the_same()
    {
        var macd = FieldCatalogue.Get("macd");

        var plain = macd.Reference();
        var spelled = macd.Reference(new Dictionary<string, double> { ["slow"] = 26 }, "value");
        var other = macd.Reference(new Dictionary<string, double> { ["slow"] = 27 });
        var signal = macd.Reference(output: "signal", timeframe: Timeframe.OfMinutes(60));

        Assert.Equal(plain, spelled);
        Assert.NotEqual(plain, other);
        Assert.Equal("macd(12,26,9).value", plain.ToString());
        Assert.Equal("macd(12,26,9).signal@1h", signal.Key);
        Assert.Equal("time_of_day[UTC]", FieldCatalogue.Get("time_of_day").Reference().Key);
        Assert.Equal("bollinger(20,2.5).upper", FieldCatalogue.Get("bollinger")
            .Reference(new Dictionary<string, double> { ["deviations"] = 2.5 }, "upper").Key);
    }

    [Fact]
    public void Binding_fills_in_the_timeframe_where_there_is_none_and_it_has_a_meaning()
    {
        Assert.Equal("rsi(14)@4h", FieldCatalogue.Get("rsi").Reference().Bind(FourHours).Key);
        Assert.Equal(
            "rsi(14)@1m", FieldCatalogue.Get("rsi").Reference(timeframe: Timeframe.OfMinutes(1)).Bind(FourHours).Key);
        Assert.Equal("price", FieldCatalogue.Get("price").Reference().Bind(FourHours).Key);
    }

    [Fact]
    public void A_reference_to_what_a_field_does_not_have_is_a_defect()
    {
        var price = FieldCatalogue.Get("price");

        Assert.Throws<ArgumentException>(() => FieldCatalogue.Get("prise"));
        Assert.Throws<ArgumentException>(() => price.Reference(new Dictionary<string, double> { ["period"] = 1 }));
        Assert.Throws<ArgumentException>(() => price.Reference(output: "x"));
        Assert.Throws<ArgumentException>(() => price.Reference(timeframe: FourHours));
        Assert.Throws<ArgumentException>(() => price.Reference(timeZone: "UTC"));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "Europe/Berlin", 119, "SUNDAY")]
    [InlineData("2026-03-29T01:00:00Z", "Europe/Berlin", 180, "SUNDAY")]
    [InlineData("2026-03-01T23:30:00Z", "Asia/Tokyo", 510, "MONDAY")]
    [InlineData("2026-03-01T23:30:59Z", "UTC", 1410, "SUNDAY")]
    public void The_clock_is_read_in_the_zone_of_the_field(string time, string zone, double minute, string day)
    {
        var now = Timestamp.Parse(time);
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var clock =
            ClockFields.Read(FieldCatalogue.Get("time_of_day").Reference(timeZone: zone), place, now, previous: null);
        var weekday =
            ClockFields.Read(FieldCatalogue.Get("weekday").Reference(timeZone: zone), place, now, previous: null);

        Assert.Equal((minute, now), (clock.Number, clock.AsOf));
        Assert.Equal(double.NaN, clock.Previous);
        Assert.Equal(day, weekday.Text);
    }

    [Fact]
    public void The_time_before_makes_a_crossing_of_the_clock_possible()
    {
        var now = Timestamp.Parse("2026-03-02T09:30:00Z");

        var value = ClockFields.Read(
            FieldCatalogue.Get("time_of_day").Reference(), TimeZoneInfo.Utc, now, now - TimeSpan.FromSeconds(1));

        Assert.Equal((570.0, 569.0), (value.Number, value.Previous));
        Assert.Throws<ArgumentException>(
            () => ClockFields.Read(FieldCatalogue.Get("price").Reference(), TimeZoneInfo.Utc, now, null));
    }
}
