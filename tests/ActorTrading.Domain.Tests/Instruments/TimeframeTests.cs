using ActorTrading.Domain.Instruments;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Instruments;

public sealed class TimeframeTests
{
    [Theory]
    [InlineData("tick", 0, "tick")]
    [InlineData("1s", 1, "1s")]
    [InlineData("60s", 60, "1m")]
    [InlineData("5m", 300, "5m")]
    [InlineData("90m", 5_400, "90m")]
    [InlineData("4h", 14_400, "4h")]
    [InlineData("24h", 86_400, "1d")]
    [InlineData("7d", 604_800, "1w")]
    [InlineData("2147483647s", int.MaxValue, "2147483647s")]
    public void It_is_read_and_written_in_the_longest_unit_that_divides_it(string text, int seconds, string written)
    {
        Assert.True(Timeframe.TryParse(text, out var timeframe));
        Assert.Equal(seconds, timeframe.Seconds);
        Assert.Equal(written, timeframe.ToString());
        Assert.Equal(TimeSpan.FromSeconds(seconds), timeframe.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("5")]
    [InlineData("0m")]
    [InlineData("-5m")]
    [InlineData("+5m")]
    [InlineData(" 5m")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("1.5h")]
    [InlineData("TICK")]
    [InlineData("2147483648s")]
    [InlineData("35791395m")]
    [InlineData("3551w")]
    public void Anything_else_is_not_a_timeframe(string? text)
    {
        Assert.False(Timeframe.TryParse(text, out var timeframe));
        Assert.Equal(default, timeframe);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same() => Prop.ForAll(
        Gen.OneOf(
            Gen.Choose(1, int.MaxValue),
            from count in Gen.Choose(1, 3_000)
            from unit in Gen.Elements(1, 60, 3_600, 86_400, 604_800)
            select count * unit).ToArbitrary(),
        seconds => Timeframe.TryParse(Timeframe.OfSeconds(seconds).ToString(), out var read)
            && read == Timeframe.OfSeconds(seconds)).QuickCheckThrowOnFailure();

    [Fact]
    public void Longer_is_greater()
    {
        Assert.True(Timeframe.OfMinutes(5).CompareTo(Timeframe.OfSeconds(301)) < 0);
        Assert.True(Timeframe.Tick.CompareTo(Timeframe.OfSeconds(1)) < 0);
        Assert.Equal(0, Timeframe.OfMinutes(1).CompareTo(Timeframe.OfSeconds(60)));
    }

    [Fact]
    public void Only_the_tick_has_no_length()
    {
        Assert.True(Timeframe.Tick.IsTick);
        Assert.False(Timeframe.OfSeconds(1).IsTick);
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeframe.OfSeconds(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeframe.OfMinutes(-1));
        Assert.Throws<OverflowException>(() => Timeframe.OfMinutes(int.MaxValue));
    }
}
