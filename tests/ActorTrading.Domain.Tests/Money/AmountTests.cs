using ActorTrading.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Money;

public sealed class AmountTests
{
    private static readonly Currency Btc = Currency.Of("BTC");

    private static readonly Arbitrary<(Amount A, Amount B)> Pairs =
        Gen.Choose(-1_000_000_000, 1_000_000_000).Select(cents => Usd(cents / 100m)).Two().ToArbitrary();

    [Fact]
    public void Amounts_of_different_currencies_do_not_mix()
    {
        var bitcoin = new Amount(1m, Btc);
        Action[] mixtures =
        [
            () => _ = Usd(1m) + bitcoin,
            () => _ = Usd(1m) - bitcoin,
            () => _ = Usd(1m) < bitcoin,
            () => _ = Usd(1m) > bitcoin,
            () => _ = Usd(1m) <= bitcoin,
            () => _ = Usd(1m) >= bitcoin,
            () => _ = Usd(0m) + default(Amount),
        ];

        Assert.All(mixtures, mix => Assert.Throws<InvalidOperationException>(mix));
    }

    [Fact]
    public void The_same_number_of_another_currency_is_another_amount() =>
        Assert.NotEqual(Usd(1m), new Amount(1m, Btc));

    [Fact]
    public void Adding_and_taking_away_cancel_out() => Prop.ForAll(Pairs, x =>
        x.A + x.B - x.B == x.A && x.A + x.B == x.B + x.A && x.A - x.B == -(x.B - x.A)).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_one_of_less_equal_and_greater_holds() => Prop.ForAll(Pairs, x =>
        new[] { x.A < x.B, x.A == x.B, x.A > x.B }.Count(holds => holds) == 1
        && x.A <= x.B == (x.A < x.B || x.A == x.B)
        && x.A >= x.B == (x.A > x.B || x.A == x.B)).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_size_is_not_negative() => Prop.ForAll(Pairs, x =>
        !x.A.Abs().IsNegative && (x.A.Abs() == x.A || x.A.Abs() == -x.A)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_scaled_by_plain_numbers()
    {
        Assert.Equal(Usd(31.5m), Usd(10.5m) * 3m);
        Assert.Equal(Usd(3.5m), Usd(10.5m) / 3m);
    }

    [Fact]
    public void Zero_is_neither_negative_nor_anything_else()
    {
        Assert.True(Amount.Zero(Btc).IsZero);
        Assert.False(Amount.Zero(Btc).IsNegative);
        Assert.True(Usd(-0.01m).IsNegative);
        Assert.False(Usd(-0.01m).IsZero);
    }

    [Fact]
    public void It_is_written_with_its_currency() => Assert.Equal("-1.50 USD", Usd(-1.50m).ToString());

    private static Amount Usd(decimal value) => new(value, Currency.Usd);
}
