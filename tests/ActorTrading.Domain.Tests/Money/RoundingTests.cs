using ActorTrading.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Money;

public sealed class RoundingTests
{
    private static readonly decimal[] Steps =
        [1m, 0.1m, 0.01m, 0.05m, 0.25m, 0.00000001m, 0.03m, 0.007m, 5m, 100m, 0.010m];

    private static readonly Arbitrary<(decimal Value, decimal Step)> Cases =
        (from units in Gen.Choose(-2_000_000_000, 2_000_000_000)
         from decimals in Gen.Choose(0, 12)
         from step in Gen.Elements(Steps)
         select (units / Scale(decimals), step)).ToArbitrary();

    [Theory]
    [InlineData("1.239", "0.01", "1.23", "1.24", "1.24")]
    [InlineData("1.23", "0.01", "1.23", "1.23", "1.23")]
    [InlineData("-1.239", "0.01", "-1.24", "-1.23", "-1.24")]
    [InlineData("0.004", "0.01", "0.00", "0.01", "0.00")]
    [InlineData("1.25", "0.1", "1.2", "1.3", "1.3")]
    [InlineData("-1.25", "0.1", "-1.3", "-1.2", "-1.3")]
    [InlineData("61804.83", "0.5", "61804.5", "61805.0", "61805.0")]
    [InlineData("0.123456789", "0.00000001", "0.12345678", "0.12345679", "0.12345679")]
    [InlineData("1234", "100", "1200", "1300", "1200")]
    public void Down_up_and_nearest(string value, string step, string down, string up, string nearest)
    {
        Assert.Equal(decimal.Parse(down), Rounding.Down(decimal.Parse(value), decimal.Parse(step)));
        Assert.Equal(decimal.Parse(up), Rounding.Up(decimal.Parse(value), decimal.Parse(step)));
        Assert.Equal(decimal.Parse(nearest), Rounding.Nearest(decimal.Parse(value), decimal.Parse(step)));
    }

    [Fact]
    public void A_value_just_beside_a_multiple_stays_on_its_side_though_the_quotient_is_rounded()
    {
        Assert.Equal(0m, Rounding.Down(2.9999999999999999999999999999m, 3m));
        Assert.Equal(6m, Rounding.Up(3.0000000000000000000000000001m, 3m));
        Assert.Equal(0m, Rounding.Nearest(3.4999999999999999999999999999m, 7m));
        Assert.Equal(7m, Rounding.Nearest(3.5m, 7m));
    }

    [Fact]
    public void Down_is_the_largest_multiple_not_above() => Prop.ForAll(Cases, x =>
    {
        var down = Rounding.Down(x.Value, x.Step);
        return down % x.Step == 0m && down <= x.Value && x.Value - down < x.Step;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Up_is_the_smallest_multiple_not_below() => Prop.ForAll(Cases, x =>
    {
        var up = Rounding.Up(x.Value, x.Step);
        return up % x.Step == 0m && up >= x.Value && up - x.Value < x.Step;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nearest_is_a_multiple_within_half_a_step() => Prop.ForAll(Cases, x =>
    {
        var nearest = Rounding.Nearest(x.Value, x.Step);
        return nearest % x.Step == 0m && Math.Abs(nearest - x.Value) * 2 <= x.Step;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_again_changes_nothing() => Prop.ForAll(Cases, x =>
        Twice(Rounding.Down, x) && Twice(Rounding.Up, x) && Twice(Rounding.Nearest, x)).QuickCheckThrowOnFailure();

    [Fact]
    public void Down_mirrors_up_and_nearest_mirrors_itself() => Prop.ForAll(Cases, x =>
        Rounding.Down(-x.Value, x.Step) == -Rounding.Up(x.Value, x.Step)
        && Rounding.Nearest(-x.Value, x.Step) == -Rounding.Nearest(x.Value, x.Step)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_multiple_is_what_rounding_leaves_alone() => Prop.ForAll(Cases, x =>
        Rounding.IsMultiple(x.Value, x.Step) == (Rounding.Down(x.Value, x.Step) == x.Value)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_result_is_written_with_the_decimals_of_the_step() =>
        Assert.Equal("1.23", Rounding.Down(1.23456m, 0.01m).ToString());

    [Fact]
    public void A_step_of_zero_is_no_grid()
    {
        Assert.Equal(1.2345m, Rounding.Down(1.2345m, 0m));
        Assert.Equal(1.2345m, Rounding.Up(1.2345m, 0m));
        Assert.Equal(1.2345m, Rounding.Nearest(1.2345m, 0m));
        Assert.True(Rounding.IsMultiple(1.2345m, 0m));
    }

    [Fact]
    public void A_negative_step_is_a_defect()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Down(1m, -0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Up(1m, -0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Nearest(1m, -0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.IsMultiple(1m, -0.1m));
    }

    private static bool Twice(Func<decimal, decimal, decimal> round, (decimal Value, decimal Step) x)
    {
        var once = round(x.Value, x.Step);
        return round(once, x.Step) == once;
    }

    private static decimal Scale(int decimals) =>
        Enumerable.Range(0, decimals).Aggregate(1m, (scale, _) => scale * 10m);
}
