using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Sessions;

public sealed class TradingHoursTests
{
    private static readonly TradingHours Night = new("UTC", [new(DayOfWeek.Saturday, new(22, 0), new(2, 0))]);
    private static readonly TradingHours NewYork = new(
        "America/New_York", [new(DayOfWeek.Monday, new(9, 30), new(16, 0))]);

    [Theory]
    [InlineData("2026-03-07T21:59:59Z", false)]
    [InlineData("2026-03-07T22:00:00Z", true)]
    [InlineData("2026-03-08T01:59:59Z", true)]
    [InlineData("2026-03-08T02:00:00Z", false)]
    [InlineData("2026-03-07T01:00:00Z", false)]
    [InlineData("2026-03-08T22:30:00Z", false)]
    public void A_window_over_midnight_belongs_to_the_day_it_starts_on(string time, bool open) =>
        Assert.Equal(open, Night.Contains(Timestamp.Parse(time)));

    /// <summary>Clocks in New York went forward on 8 March 2026: 14:30 UTC before, 13:30 UTC after.</summary>
    [Theory]
    [InlineData("2026-03-02T13:30:00Z", false)]
    [InlineData("2026-03-02T14:30:00Z", true)]
    [InlineData("2026-03-09T13:29:59Z", false)]
    [InlineData("2026-03-09T13:30:00Z", true)]
    [InlineData("2026-03-09T20:00:00Z", false)]
    public void Hours_follow_daylight_saving(string time, bool open) =>
        Assert.Equal(open, NewYork.Contains(Timestamp.Parse(time)));

    [Fact]
    public void Equal_times_are_the_full_day()
    {
        var hours = new TradingHours("UTC", [new(DayOfWeek.Wednesday, new(8, 0), new(8, 0))]);

        Assert.True(hours.Contains(Timestamp.Parse("2026-03-04T08:00:00Z")));
        Assert.True(hours.Contains(Timestamp.Parse("2026-03-05T07:59:59Z")));
        Assert.False(hours.Contains(Timestamp.Parse("2026-03-05T08:00:00Z")));
        Assert.False(hours.Contains(Timestamp.Parse("2026-03-04T07:59:59Z")));
    }

    [Fact]
    public void An_unknown_zone_gives_no_answer()
    {
        Assert.Null((Night with { TimeZone = "Moon/Crater" }).Contains(Timestamp.Parse("2026-03-07T23:00:00Z")));
        Assert.False((Night with { TimeZone = "Moon/Crater" }).IsTimeZoneKnown);
        Assert.True(NewYork.IsTimeZoneKnown);
    }
}
