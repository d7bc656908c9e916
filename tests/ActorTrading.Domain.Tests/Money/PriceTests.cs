using ActorTrading.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Money;

public sealed class PriceTests
{
    private static readonly Arbitrary<(Price A, Price B)> Pairs =
        Gen.Choose(-100_000, 1_000_000).Select(n => new Price(n / 100m)).Two().ToArbitrary();

    [Fact]
    public void It_is_rounded_to_a_tick_in_the_direction_named()
    {
        var price = new Price(61_804.83m);

        Assert.Equal(new Price(61_804.5m), price.RoundDownTo(0.5m));
        Assert.Equal(new Price(61_805m), price.RoundUpTo(0.5m));
        Assert.Equal(new Price(61_805m), price.RoundNearestTo(0.5m));
        Assert.Equal(price, price.RoundNearestTo(0m));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void It_can_be_asked_whether_it_is_positive(int value, bool positive) =>
        Assert.Equal(positive, new Price(value).IsPositive);

    [Fact]
    public void Sums_differences_and_multiples_are_those_of_the_value() => Prop.ForAll(Pairs, x =>
        x.A + x.B - x.B == x.A && x.A + x.A == x.A * 2m).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_order_is_that_of_its_value() => Prop.ForAll(Pairs, x =>
        Math.Sign(x.A.CompareTo(x.B)) == Math.Sign(x.A.Value.CompareTo(x.B.Value))
        && (x.A < x.B) == (x.A.CompareTo(x.B) < 0)
        && (x.A > x.B) == (x.A.CompareTo(x.B) > 0)
        && (x.A <= x.B) == (x.A.CompareTo(x.B) <= 0)
        && (x.A >= x.B) == (x.A.CompareTo(x.B) >= 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_written_as_a_plain_number() => Assert.Equal("0.10", new Price(0.10m).ToString());
}
