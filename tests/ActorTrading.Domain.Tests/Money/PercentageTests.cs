using ActorTrading.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Money;

public sealed class PercentageTests
{
    private static readonly Arbitrary<(Percentage A, Percentage B)> Pairs =
        Gen.Choose(-1_000_000, 1_000_000).Select(n => new Percentage(n / 1_000m)).Two().ToArbitrary();

    [Fact]
    public void Five_per_cent_of_two_hundred_is_ten() =>
        Assert.Equal(new Amount(10m, Currency.Usd), new Percentage(5m).Of(new Amount(200m, Currency.Usd)));

    [Fact]
    public void Points_and_fraction_say_the_same() => Prop.ForAll(Pairs, x =>
        Percentage.FromFraction(x.A.Fraction) == x.A && x.A.Fraction * 100m == x.A.Points).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_order_is_that_of_its_points() => Prop.ForAll(Pairs, x =>
        Math.Sign(x.A.CompareTo(x.B)) == Math.Sign(x.A.Points.CompareTo(x.B.Points))
        && (x.A < x.B) == (x.A.CompareTo(x.B) < 0)
        && (x.A > x.B) == (x.A.CompareTo(x.B) > 0)
        && (x.A <= x.B) == (x.A.CompareTo(x.B) <= 0)
        && (x.A >= x.B) == (x.A.CompareTo(x.B) >= 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_written_with_its_sign() => Assert.Equal("2.5 %", new Percentage(2.5m).ToString());
}
