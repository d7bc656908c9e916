using ActorTrading.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Money;

public sealed class QuantityTests
{
    private static readonly Arbitrary<(Quantity A, Quantity B)> Pairs =
        Gen.Choose(0, 1_000_000).Select(n => new Quantity(n / 1_000m)).Two().ToArbitrary();

    [Fact]
    public void It_is_never_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(-0.00000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(1m) - new Quantity(2m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(1m) * -1m);
    }

    [Fact]
    public void Unset_is_zero()
    {
        Assert.Equal(Quantity.Zero, default);
        Assert.True(default(Quantity).IsZero);
        Assert.False(new Quantity(0.1m).IsZero);
    }

    [Fact]
    public void Taking_away_at_most_all_of_it_leaves_the_rest_or_zero() => Prop.ForAll(Pairs, x =>
        x.A.MinusOrZero(x.B) + x.A.Min(x.B) == x.A
        && x.A.MinusOrZero(x.B).IsZero == x.A <= x.B).QuickCheckThrowOnFailure();

    [Fact]
    public void The_difference_undoes_the_sum() =>
        Prop.ForAll(Pairs, x => x.A + x.B - x.B == x.A).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_to_a_lot_never_makes_it_more() => Prop.ForAll(Pairs, x =>
    {
        var rounded = x.A.RoundDownTo(0.07m);
        return rounded <= x.A && x.A - rounded < new Quantity(0.07m) && Rounding.IsMultiple(rounded.Value, 0.07m);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_order_is_that_of_its_value() => Prop.ForAll(Pairs, x =>
        Math.Sign(x.A.CompareTo(x.B)) == Math.Sign(x.A.Value.CompareTo(x.B.Value))
        && (x.A < x.B) == (x.A.CompareTo(x.B) < 0)
        && (x.A > x.B) == (x.A.CompareTo(x.B) > 0)
        && (x.A <= x.B) == (x.A.CompareTo(x.B) <= 0)
        && (x.A >= x.B) == (x.A.CompareTo(x.B) >= 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_written_as_a_plain_number() => Assert.Equal("0.00000001", new Quantity(0.00000001m).ToString());
}
