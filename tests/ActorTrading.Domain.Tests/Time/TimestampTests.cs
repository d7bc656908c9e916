using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Time;

public sealed class TimestampTests
{
    private static readonly Arbitrary<Timestamp> AnyTime =
        (from days in Gen.Choose(0, 3_652_058)
         from seconds in Gen.Choose(0, 86_399)
         from ticks in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 9_999_999))
         let whole = (days * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond)
         select new Timestamp(whole + ticks)).ToArbitrary();

    [Theory]
    [InlineData("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30:00.1230000Z", "2026-01-31T09:30:00.123Z")]
    [InlineData("2026-01-31T09:30:00.1234567Z", "2026-01-31T09:30:00.1234567Z")]
    [InlineData("2026-01-31T09:30:00+02:00", "2026-01-31T07:30:00Z")]
    [InlineData("2026-01-31T23:30-05:00", "2026-02-01T04:30:00Z")]
    [InlineData("2026-01-31T09:30:00", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31 09:30:00", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31 09:30", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    public void It_reads_iso_8601_and_writes_utc(string text, string written)
    {
        Assert.True(Timestamp.TryParse(text, out var time));
        Assert.Equal(written, time.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("10:30")]
    [InlineData("01/02/2026")]
    [InlineData("2026")]
    [InlineData("Jan 5")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T25:00:00Z")]
    [InlineData("1769851800000")]
    public void Anything_else_is_not_a_time_least_of_all_one_that_needs_a_clock_to_read(string? text)
    {
        Assert.False(Timestamp.TryParse(text, out var time));
        Assert.Equal(default, time);
    }

    [Fact]
    public void Parsing_what_is_not_a_time_says_so()
    {
        var error = Assert.Throws<FormatException>(() => Timestamp.Parse("soon"));
        Assert.Contains("'soon'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same() =>
        Prop.ForAll(AnyTime, t => Timestamp.Parse(t.ToString()) == t).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_the_same_time_as_that_of_the_framework() => Prop.ForAll(AnyTime, t =>
        Timestamp.From(t.ToDateTimeOffset()) == t
        && Timestamp.From(t.ToDateTimeOffset().ToOffset(TimeSpan.Zero)) == t
        && Timestamp.FromUnixMilliseconds(t.UnixMilliseconds) <= t
        && t.UnixMilliseconds == t.ToDateTimeOffset().ToUnixTimeMilliseconds()).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0L, "1970-01-01T00:00:00Z")]
    [InlineData(-1L, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_723_161_257_679L, "2024-08-08T23:54:17.679Z")]
    [InlineData(-62_135_596_800_000L, "0001-01-01T00:00:00Z")]
    [InlineData(253_402_300_799_999L, "9999-12-31T23:59:59.999Z")]
    public void It_is_made_of_unix_milliseconds(long milliseconds, string written)
    {
        Assert.Equal(written, Timestamp.FromUnixMilliseconds(milliseconds).ToString());
        Assert.Equal(milliseconds, Timestamp.FromUnixMilliseconds(milliseconds).UnixMilliseconds);
    }

    [Theory]
    [InlineData(-62_135_596_800_001L)]
    [InlineData(253_402_300_800_000L)]
    [InlineData(1_723_161_257_679_000L)]
    [InlineData(1_723_161_257_679_000_000L)]
    public void Microseconds_and_nanoseconds_do_not_pass_for_milliseconds(long milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Timestamp.FromUnixMilliseconds(milliseconds));

    [Fact]
    public void The_floor_is_the_last_multiple_not_after() => Prop.ForAll(
        AnyTime,
        Gen.Choose(1, 1_000_000).Select(n => TimeSpan.FromSeconds(n)).ToArbitrary(),
        (t, interval) =>
        {
            var floor = t.Floor(interval);
            return floor <= t
                && t - floor < interval
                && floor.Ticks % interval.Ticks == 0
                && floor.Floor(interval) == floor;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spans_are_added_and_found_again() => Prop.ForAll(
        AnyTime,
        Gen.Choose(-1_000_000, 1_000_000).Select(n => TimeSpan.FromMilliseconds(n)).ToArbitrary(),
        (t, span) => t + span - span == t && t + span - t == span).QuickCheckThrowOnFailure();

    [Fact]
    public void A_span_that_leaves_the_calendar_of_the_machine_throws()
    {
        Assert.Throws<OverflowException>(() => Timestamp.MaxValue + TimeSpan.MaxValue);
        Assert.Throws<OverflowException>(() => Timestamp.MaxValue - TimeSpan.MinValue);
    }

    [Fact]
    public void Later_is_greater() => Prop.ForAll(AnyTime, AnyTime, (a, b) =>
        Math.Sign(a.CompareTo(b)) == Math.Sign(a.Ticks.CompareTo(b.Ticks))
        && (a < b) == (a.CompareTo(b) < 0)
        && (a > b) == (a.CompareTo(b) > 0)
        && (a <= b) == (a.CompareTo(b) <= 0)
        && (a >= b) == (a.CompareTo(b) >= 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_ends_are_those_of_the_calendar()
    {
        Assert.Equal("0001-01-01T00:00:00Z", Timestamp.MinValue.ToString());
        Assert.Equal("9999-12-31T23:59:59.9999999Z", Timestamp.MaxValue.ToString());
    }
}
