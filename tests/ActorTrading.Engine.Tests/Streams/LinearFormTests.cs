using ActorTrading.Engine.Streams.Watches;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Engine.Tests.Streams;

public sealed class LinearFormTests
{
    private static Gen<double[]> Prices { get; } = Gen.Choose(1, 2_000).Select(p => p / 10.0).ArrayOf(3);

    private static Gen<LinearForm> Forms { get; } =
        from constant in Gen.Choose(-2_000, 2_000)
        from terms in Gen.Choose(-4, 4).Select(t => t / 2.0).ArrayOf(3)
        select new LinearForm(constant, terms, new Nobody());

    [Fact]
    public void While_each_price_is_inside_its_band_the_sign_stays() =>
        Prop.ForAll(Forms.ToArbitrary(), Prices.ToArbitrary(), Gen.Choose(1, 999).ArrayOf(3).ToArbitrary(),
            (form, prices, shares) =>
            {
                var bands = new[] { PriceBand.All, PriceBand.All, PriceBand.All };
                form.Narrow(prices, bands);
                var sign = form.SignAt(prices);
                if (sign == 0)
                {
                    Assert.All(
                        Enumerable.Range(0, 3).Where(i => form.Terms[i] != 0),
                        i => Assert.Equal(new PriceBand(prices[i], prices[i]), bands[i]));
                    return;
                }

                var moved = bands.Select((band, i) => Inside(band, prices[i], shares[i] / 1_000.0)).ToArray();
                Assert.Equal(sign, Math.Sign(form.At(moved)));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void With_one_price_the_band_ends_where_the_sign_turns()
    {
        var form = new LinearForm(-1_000, [10], new Nobody());
        var bands = new[] { PriceBand.All };

        form.Narrow([120.0], bands);

        Assert.Equal(100, bands[0].Low, 1e-6);
        Assert.Equal(double.PositiveInfinity, bands[0].High);
    }

    [Fact]
    public void What_rounding_alone_could_have_made_of_zero_has_no_sign()
    {
        var form = new LinearForm(-0.3, [1, 2], new Nobody());

        Assert.NotEqual(0, form.At([0.1, 0.1]));
        Assert.Equal(0, form.SignAt([0.1, 0.1]));
    }

    private static double Inside(PriceBand band, double price, double share)
    {
        var (low, high) = (Math.Max(band.Low, price - 500), Math.Min(band.High, price + 500));
        return low + ((high - low) * share);
    }

    private sealed class Nobody : IMarkListener
    {
        public void MarksMoved()
        {
        }
    }
}
